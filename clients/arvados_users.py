"""Cases about tokens and single records."""

import re

from arvados_client import Refused
from arvados_world import RESTRICTED, holds, name, refused, same

TIME = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z')
FULL = {'kind', 'href', 'etag', 'uuid', 'owner_uuid', 'created_at', 'modified_at', 'modified_by_user_uuid',
        'modified_by_client_uuid', 'email', 'username', 'full_name', 'first_name', 'last_name', 'identity_url',
        'is_active', 'is_admin', 'is_invited', 'prefs', 'default_owner_uuid', 'writable_by', 'can_write', 'can_manage'}


def the_administrator_sees_the_own_full_record(world):
    user = world.admin.users.current()
    same(set(user), FULL, 'the set of keys')
    same((user['kind'], user['is_active'], user['is_admin'], user['is_invited']), ('arvados#user', True, True, True))
    holds(user['etag'], 'the etag is empty')
    holds(TIME.fullmatch(user['created_at']) and TIME.fullmatch(user['modified_at']), 'a time has another form')


def everybody_may_read_the_system_user(world):
    for api in (world.admin, world.active().api):
        user = api.users.system()
        same((user['uuid'], user['is_admin'], user['is_active']), (world.system, True, True))


def an_unknown_token_is_not_logged_in(world):
    stranger = world.api('x' * 50)
    refused(401, 'Not logged in', stranger.users.current)
    refused(401, 'Not logged in', stranger.users.list)


def a_token_serves_its_owner_until_it_is_deleted(world):
    user = world.user()
    token = world.admin.api_client_authorizations.create(
        body={'api_client_authorization': {'owner_uuid': user['uuid']}})
    same((token['owner_uuid'], token['scopes'], token['expires_at']), (user['uuid'], ['all'], None))
    api = world.api(token['api_token'])
    same(api.users.current()['uuid'], user['uuid'])
    same(api.api_client_authorizations.current()['uuid'], token['uuid'])
    api.api_client_authorizations.delete(uuid=token['uuid'])
    refused(401, 'Not logged in', api.users.current)


def attributes_may_stand_alone_in_the_body(world):
    email = name() + '@lab.example'
    same(world.admin.users.create(body={'email': email})['email'], email)


def a_new_user_gets_all_that_is_not_said(world):
    word = name()
    user = world.user(email=word + '@lab.example', first_name='Ada', last_name='Berg')
    for key, value in {
            'username': word, 'full_name': 'Ada Berg', 'is_active': False, 'is_admin': False, 'is_invited': False,
            'prefs': {}, 'identity_url': None, 'default_owner_uuid': None, 'owner_uuid': world.system,
            'modified_by_user_uuid': world.admin.users.current()['uuid']}.items():
        same(user[key], value, key)
    holds(re.fullmatch(world.cluster + '-tpzed-[0-9a-z]{15}', user['uuid']), 'the uuid has another form')
    same(world.admin.users.get(uuid=user['uuid']), user)


def only_an_administrator_creates(world):
    refused(403, 'PermissionDenied', world.active().api.users.create, body={'user': {'email': 'x@lab.example'}})


def a_default_owner_is_kept_and_does_nothing(world):
    owner = world.user()['uuid']
    user = world.user(default_owner_uuid=owner)
    same((user['default_owner_uuid'], user['owner_uuid']), (owner, world.system))
    found = world.admin.users.list(filters=[['default_owner_uuid', '=', owner]])
    same([item['uuid'] for item in found['items']], [user['uuid']])
    changed = world.admin.users.update(uuid=user['uuid'], body={'user': {'default_owner_uuid': None}})
    same((changed['default_owner_uuid'], changed['owner_uuid']), (None, world.system))


def everybody_sees_the_own_full_record(world):
    for person in (world.person(prefs={'a': {'b': [1]}}), world.active(prefs={'a': {'b': [1]}})):
        for user in (person.api.users.current(), person.api.users.get(uuid=person.uuid)):
            same(set(user), FULL, 'the set of keys')
            same(user['prefs'], {'a': {'b': [1]}})


def others_are_seen_with_eleven_keys(world):
    seen = world.active().api.users.get(uuid=world.active().uuid)
    same(set(seen), RESTRICTED, 'the set of keys')
    same((seen['can_write'], seen['can_manage']), (False, False))


def what_does_not_exist_is_not_found(world):
    for uuid in (world.cluster + '-tpzed-zzzzzzzzzzzzzzz', world.cluster + '-j7d0g-zzzzzzzzzzzzzzz'):
        refused(404, 'Path not found', world.admin.users.get, uuid=uuid)


def people_change_their_own_names_and_prefs(world):
    for person in (world.person(), world.active()):
        user = person.api.users.update(uuid=person.uuid, body={'user': {'first_name': 'Eva', 'prefs': {'x': 1}}})
        same((user['first_name'], user['prefs'], user['modified_by_user_uuid']), ('Eva', {'x': 1}, person.uuid))


def nobody_but_an_administrator_changes_a_username(world):
    person = world.active()
    refused(403, 'PermissionDenied', person.api.users.update, uuid=person.uuid, body={'user': {'username': name()}})
    same(world.admin.users.get(uuid=person.uuid)['username'], person.user['username'])


def writable_by_begins_with_owner_and_reader(world):
    person = world.active()
    own = person.api.users.current()['writable_by']
    holds(world.system in own and person.uuid in own, 'the own list %r lacks somebody' % own)
    seen = world.admin.users.get(uuid=person.uuid)['writable_by']
    same(seen[:2], [world.system, world.admin.users.current()['uuid']])
    holds(world.cluster + '-j7d0g-000000000000000' in seen, 'the system group is missing')
    same(len(set(seen)), len(seen), 'the number of different entries')


def deleting_ends_record_tokens_and_links(world):
    person = world.active()
    same(world.admin.users.delete(uuid=person.uuid)['uuid'], person.uuid)
    refused(404, 'Path not found', world.admin.users.get, uuid=person.uuid)
    refused(404, 'Path not found', world.admin.users.delete, uuid=person.uuid)
    refused(401, 'Not logged in', person.api.users.current)
    for end in ('head_uuid', 'tail_uuid'):
        same(world.admin.links.list(filters=[[end, '=', person.uuid]])['items'], [])


def select_narrows_single_answers(world):
    user = world.user(first_name='Ada')
    seen = world.admin.users.get(uuid=user['uuid'], select=['uuid', 'full_name'])
    same(seen, {'kind': 'arvados#user', 'uuid': user['uuid'], 'full_name': 'Ada'})
    changed = world.admin.users.update(
        uuid=user['uuid'], select=['first_name'], body={'user': {'first_name': 'Eva'}})
    same(changed, {'kind': 'arvados#user', 'first_name': 'Eva'})


def the_configuration_names_the_cluster(world):
    same(world.api(None).configs.get()['ClusterID'], world.cluster)


def a_request_id_comes_back_in_the_error(world):
    api = world.api('x' * 50)
    try:
        api.users.current()
    except Refused as refusal:
        (_, _, headers, _) = api.http.sent[-1]
        holds('(%s)' % headers['X-Request-Id'] in refusal.text, 'the error %r lacks the id' % refusal.text)
        return
    raise AssertionError('an unknown token was taken')
