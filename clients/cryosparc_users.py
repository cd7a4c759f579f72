"""Cases about making accounts, registering, looking up, changing and deleting, and roles."""

import re
from datetime import datetime, timedelta, timezone

from cryosparc_client import Api, CryoSPARC, digest
from cryosparc_document import USER
from cryosparc_models import model
from cryosparc_world import (
    ABSENT, ROLES, answered, denied, hashed, holds, logs_in, name, never_logs_in, other_code, password, refused, same)

STAMP = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z')


def fresh(moment):
    return abs(datetime.now(timezone.utc) - moment) < timedelta(minutes=1)


def an_invitation_has_a_code_and_no_password(world):
    user = world.invite()
    holds(re.fullmatch('[0-9a-f]{24}', user.id), 'the id is ' + user.id)
    holds(re.fullmatch(r'\d{4}', user.register_token), 'the code is %r' % user.register_token)
    same(user.roles, {ROLES: ['user']})
    same((user.status, user.created_by_user_id, user.reset_token), ('invited', world.me.id, None))
    same((user.services.password, user.services.resume.loginTokens, user.last_password_changed_at), (None, [], None))
    holds(fresh(user.created_at) and fresh(user.updated_at), 'the times are %s, %s' % (user.created_at, user.updated_at))


def an_answer_has_all_members_of_a_user(world):
    user = world.invite()
    raw = answered()
    same(set(raw), USER)
    same(set(raw['state']), set(model('UserState').members))
    same(raw['emails'], [{'address': user.emails[0].address, 'verified': False}])
    same(raw['services'], {'password': None, 'resume': {'loginTokens': []}})
    same(raw['file_browser_settings'],
         {'allowed_prefixes': None, 'import_dir_default': None, 'project_dir_default': None})
    same((raw['profile'], raw['preferences']), ({'name': ''}, {}))
    for key in ('created_at', 'updated_at'):
        holds(STAMP.fullmatch(raw[key]), '%s is %s' % (key, raw[key]))


def a_role_may_be_given_at_once(world):
    user = world.invite(role='admin')
    same((world.api.users.get_role(user.id), user.roles), ('admin', {ROLES: ['admin']}))
    world.api.users.delete(user.id)


def null_is_no_password(world):
    word = name()
    user = world.api.users.create(None, email=word + '@lab.example', username=word, first_name='', last_name='')
    holds(user.register_token, 'there is no code')
    same((user.first_name, user.last_name), ('', ''))


def an_account_with_a_password_is_usable_at_once(world):
    person = world.person()
    same((person.user.register_token, person.api.users.me().id), (None, person.id))
    holds(person.user.services.password and fresh(person.user.last_password_changed_at), 'no password shows')


def nobody_gets_an_email_or_a_username_twice(world):
    user = world.invite()
    count = world.api.users.count()
    refused(409, world.invite, email=user.emails[0].address.upper())
    refused(409, world.invite, username=user.name.upper())
    same(world.api.users.count(), count)


def what_makes_no_account_is_refused(world):
    count = world.api.users.count()
    for values in ({'email': 'nobody'}, {'email': ''}, {'email': '@lab.example'}, {'username': ''}, {'role': 'root'},
                   {'password': {'password': 'secret'}}, {'password': {}}, {'password': 'a' * 64},
                   {'password': model('SHA256Password')(password=digest(''))}):
        refused(422, world.invite, **values)
    same(world.api.users.count(), count)


def only_administrators_make_accounts(world):
    values = {'email': name() + '@lab.example', 'username': name(), 'first_name': 'A', 'last_name': 'B'}
    refused(403, world.person().api.users.create, **values)
    refused(401, world.nobody.users.create, **values)


def an_invited_person_cannot_log_in(world):
    never_logs_in(world, world.invite().emails[0].address, password())


def registering_makes_the_account_usable(world):
    for place in (lambda user: user.id, lambda user: user.emails[0].address):
        user, word = world.invite(), password()
        same(world.nobody.users.register(place(user), hashed(word), token=user.register_token), None)
        email = user.emails[0].address
        same(logs_in(world, email, word).id, user.id)
        seen = world.seen(user)
        same((seen.register_token, seen.status), (None, 'invited'))
        holds(fresh(seen.last_password_changed_at) and seen.services.password, 'no password shows')


def a_wrong_code_does_nothing(world):
    user, first, second = world.invite(), password(), password()
    email = user.emails[0].address
    refused(400, world.nobody.users.register, email, hashed(first), token=other_code(user.register_token))
    never_logs_in(world, email, first)
    same(world.nobody.users.register(email, hashed(second), token=user.register_token), None)
    same(logs_in(world, email, second).id, user.id)


def a_code_works_once(world):
    user, first, second = world.invite(), password(), password()
    world.nobody.users.register(user.id, hashed(first), token=user.register_token)
    used = refused(400, world.nobody.users.register, user.id, hashed(second), token=user.register_token)
    same(logs_in(world, user.emails[0].address, first).id, user.id)
    never_logs_in(world, user.emails[0].address, second)
    unknown = refused(400, world.nobody.users.register, name() + '@lab.example', hashed(second), token='0421')
    same(unknown.answer.content, used.answer.content)


def registering_needs_a_password_and_a_code(world):
    user = world.invite()
    refused(422, world.nobody.users.register, user.id, token=user.register_token)
    for body in ({}, {'password': 'plain'}, {'password': None}, {'password': digest('')}, [], 'text', None):
        refused(422, world.nobody.users.register, user.id, body, token=user.register_token)
    for code in ('abc', '00000'):
        refused(400, world.nobody.users.register, user.id, hashed(password()), token=code)
    same(world.seen(user).register_token, user.register_token)


def ten_wrong_codes_burn_the_code(world):
    user, word = world.invite(), password()
    for _ in range(10):
        refused(400, world.nobody.users.register, user.id, hashed(word), token=other_code(user.register_token))
    refused(400, world.nobody.users.register, user.id, hashed(word), token=user.register_token)
    same(world.seen(user).register_token, None)
    same(world.api.users.request_reset_password(user.id), None)
    renewed = world.seen(user).register_token
    holds(re.fullmatch(r'\d{4}', renewed), 'the new code is %r' % renewed)
    same(world.nobody.users.register(user.id, hashed(word), token=renewed), None)
    same(logs_in(world, user.emails[0].address, word).id, user.id)


def lists_are_complete(world):
    world.person(), world.invite()
    extra = world.invite(role='admin')
    users, normal, admins = (world.api.users.find(**role) for role in ({}, {'role': 'user'}, {'role': 'admin'}))
    same({type(user) for user in users}, {model('User')})
    same(sorted(user.id for user in normal + admins), sorted(user.id for user in users))
    same({tuple(user.roles[ROLES]) for user in normal}, {('user',)})
    same({tuple(user.roles[ROLES]) for user in admins}, {('admin',)})
    same((len(users), len(normal), len(admins)),
         (world.api.users.count(), world.api.users.count(role='user'), world.api.users.count(role='admin')))
    same(world.person().api.users.count(role='admin'), len(admins))
    refused(422, world.api.users.find, role='root')
    world.api.users.delete(extra.id)


def only_administrators_see_lists(world):
    person = world.person()
    refused(403, person.api.users.find)
    refused(403, person.api.users.table)
    refused(401, world.nobody.users.find)
    refused(401, world.nobody.users.count)
    refused(401, world.nobody.users.table)


def everybody_may_ask_whether_there_is_an_administrator(world):
    same(world.nobody.users.admin_exists(), True)


def one_user_has_several_addresses_in_the_path(world):
    word = name()
    user = world.invite(email=word + '+lab@lab.example')
    for place in (user.id, word + '+lab@lab.example', (word + '+lab@lab.example').upper()):
        same(world.api.users.find_one(place).id, user.id)


def what_is_not_there_is_not_found(world):
    for place in (ABSENT, name() + '@lab.example', world.me.name, 'a/b', 'x' * 300, '%'):
        try:
            refused(404, world.api.users.find_one, place)
        except AssertionError as failure:
            raise AssertionError('%r: %s' % (place, failure)) from None
    refused(404, world.api.users.delete, ABSENT)
    refused(404, world.api.users.update, ABSENT, first_name='A')
    refused(404, world.api.users.set_role, ABSENT, 'user')
    refused(404, world.api.users.get_lanes, ABSENT)


def others_are_not_for_normal_users_to_see(world):
    person, other = world.person(), world.person()
    for place in (other.id, other.email, ABSENT, name() + '@lab.example'):
        refused(403, person.api.users.find_one, place)
        refused(403, person.api.users.get_role, place)
    for place in (person.id, person.email):
        same(person.api.users.find_one(place).id, person.id)
        same(person.api.users.get_role(place), 'user')


def the_table_names_everybody(world):
    user = world.invite()
    table = world.api.users.table()
    line, = [line for line in table.splitlines() if user.emails[0].address in line]
    holds(user.id in line and user.name in line, 'the line is ' + line)
    same(sum('@' in line for line in table.splitlines()), len([user for user in world.api.users.find() if user.emails]))


def people_change_their_own_names(world):
    person = world.person()
    before = person.api.users.me()
    after = person.api.users.update(person.id, first_name='Eva')
    holds(after.updated_at > before.updated_at, 'the time of change stood still')
    same(after.first_name, 'Eva')
    before.first_name, before.updated_at = after.first_name, after.updated_at
    same(after, before)
    same(person.api.users.update(person.id).updated_at, after.updated_at)


def a_changed_email_is_the_login_name_at_once(world):
    person, new = world.person(), name() + '@lab.example'
    same(world.api.users.update(person.email, email=new).emails[0].address, new)
    same(logs_in(world, new, person.password).id, person.id)
    never_logs_in(world, person.email, person.password)


def normal_users_leave_others_alone(world):
    person, other = world.person(), world.person()
    refused(403, person.api.users.update, other.id, first_name='Eva')
    refused(403, person.api.users.delete, other.id)
    refused(403, person.api.users.delete, person.id)
    refused(401, world.nobody.users.update, other.id, first_name='Eva')
    same(world.seen(other).first_name, 'Ada')


def a_taken_email_is_not_taken_again(world):
    person, other = world.person(), world.person()
    refused(409, person.api.users.update, person.id, email=other.email.upper())
    refused(409, world.api.users.update, person.id, username=other.user.name.upper())
    refused(422, world.api.users.update, person.id, email='nothing')
    refused(422, world.api.users.update, person.id, username='')
    same(world.seen(person).emails[0].address, person.email)


def the_deleted_are_gone(world):
    person = world.person()
    count = world.api.users.count()
    same(world.api.users.delete(person.id), None)
    refused(404, world.api.users.find_one, person.id)
    refused(404, world.api.users.find_one, person.email)
    denied(person)
    never_logs_in(world, person.email, person.password)
    same(world.api.users.count(), count - 1)
    again = world.invite(email=person.email)
    holds(again.id != person.id, 'the id came back')


def a_promotion_replaces_the_role(world):
    person = world.person()
    same(world.api.users.set_role(person.id, 'admin').roles, {ROLES: ['admin']})
    denied(person)
    api = world.log_in(person.email, person.password)
    holds(person.id in [user.id for user in api.users.find(role='admin')], 'the new administrator is not listed')
    same(world.api.users.set_role(person.id, role='user').roles, {ROLES: ['user']})
    refused(401, api.users.me)
    same(logs_in(world, person.email, person.password).roles, {ROLES: ['user']})


def nobody_is_promoted_by_himself_or_by_nonsense(world):
    person = world.person()
    refused(403, person.api.users.set_role, person.id, 'admin')
    for role in ('root', '', None, ['admin'], {'role': 'admin'}):
        refused(422, world.api.users.set_role, person.id, role)
    refused(422, world.api.users.set_role, person.id)
    same(world.api.users.get_role(person.id), 'user')


def the_last_administrator_stays(world):
    same([user.id for user in world.api.users.find(role='admin')], [world.me.id], 'the list of administrators')
    # One who was never registered cannot log in, and helps nobody.
    invited = world.invite(role='admin')
    refused(409, world.api.users.set_role, world.me.id, 'user')
    refused(409, world.api.users.delete, world.me.id)
    world.api.users.delete(invited.id)
    refused(409, world.api.users.set_role, world.email, 'user')
    same(CryoSPARC(world.url, email=world.email, password=world.password).user.roles, {ROLES: ['admin']})
    same(Api(world.base).users.admin_exists(), True)
