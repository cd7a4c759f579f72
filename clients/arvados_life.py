"""Cases about setting up, activating and dismissing people, and about two records of one person."""

from arvados_world import holds, name, refused, same, uuids


def links(answer):
    return [(item['name'], item['tail_uuid'], item['head_uuid']) for item in answer['items'] if item['kind'] == 'arvados#link']


def setting_up_invites(world):
    person = world.person()
    answer = world.admin.users.setup(uuid=person.uuid)
    same(answer['kind'], 'arvados#HashList')
    same(links(answer), [('can_write', person.uuid, world.everyone), ('can_read', world.everyone, person.uuid)])
    same([(item['tail_kind'], item['head_kind']) for item in answer['items'][:2]],
         [('arvados#user', 'arvados#group'), ('arvados#group', 'arvados#user')])
    user = answer['items'][-1]
    same((user['uuid'], user['is_invited'], user['is_active']), (person.uuid, True, False))
    same(uuids(world.admin.users.setup(uuid=person.uuid)), uuids(answer), 'the links of a second time')


def setting_up_can_create(world):
    word = name()
    user = world.admin.users.setup(user={'email': word + '@lab.example', 'first_name': 'Ada'})['items'][-1]
    same((user['username'], user['first_name'], user['is_invited']), (word, 'Ada', True))
    same(world.admin.users.get(uuid=user['uuid']), user)


def only_an_administrator_sets_up(world):
    person = world.active()
    refused(403, 'Forbidden', person.api.users.setup, uuid=person.uuid)


def setting_up_gives_a_login_on_a_machine(world):
    machine = world.admin.virtual_machines.create(body={'virtual_machine': {'hostname': name() + '.lab.example'}})
    user = world.user()
    answer = world.admin.users.setup(uuid=user['uuid'], vm_uuid=machine['uuid'])
    same(links(answer)[0], ('can_login', user['uuid'], machine['uuid']))
    same(answer['items'][0]['properties']['username'], user['username'])
    unknown = world.cluster + '-2x53u-zzzzzzzzzzzzzzz'
    refused(422, 'No vm found for ' + unknown, world.admin.users.setup, uuid=user['uuid'], vm_uuid=unknown)


def nobody_activates_without_an_invitation(world):
    person = world.person()
    refused(422, 'Cannot activate without being invited', person.api.users.activate, uuid=person.uuid)
    world.admin.users.setup(uuid=person.uuid)
    same(person.api.users.activate(uuid=person.uuid)['is_active'], True)


def activating_again_changes_nothing(world):
    person = world.active()
    for api in (person.api, world.admin):
        same(api.users.activate(uuid=person.uuid)['is_active'], True)
    same(world.admin.users.get(uuid=person.uuid)['modified_at'], person.user['modified_at'])


def an_agreement_must_be_signed_first(world):
    agreement = world.collection()
    required = world.admin.links.create(body={'link': {
        'link_class': 'signature', 'name': 'require', 'tail_uuid': world.system, 'head_uuid': agreement['uuid'],
        'owner_uuid': world.system}})
    try:
        person = world.person()
        world.admin.users.setup(uuid=person.uuid)
        refused(403, 'Cannot activate without user agreements', person.api.users.activate, uuid=person.uuid)
        same(uuids(person.api.user_agreements.list()), [agreement['uuid']])
        click = person.api.user_agreements.sign(uuid=agreement['uuid'])
        same((click['link_class'], click['name'], click['tail_uuid'], click['head_uuid']),
             ('signature', 'click', person.uuid, agreement['uuid']))
        same(uuids(person.api.user_agreements.signatures()), [click['uuid']])
        same(person.api.users.activate(uuid=person.uuid)['is_active'], True)
    finally:
        world.admin.links.delete(uuid=required['uuid'])


def unsetup_dismisses(world):
    person = world.active(prefs={'a': 1})
    user = world.admin.users.unsetup(uuid=person.uuid)
    same((user['is_active'], user['is_invited'], user['is_admin'], user['prefs']), (False, False, False, {}))
    same(world.admin.links.list(filters=[['tail_uuid', '=', person.uuid]])['items'], [])
    refused(401, 'Not logged in', person.api.users.current)


def somebody_with_two_records_keeps_one(world):
    old, new = world.active(), world.active()
    project = world.project(new.uuid)
    merged = old.api.users.merge(
        new_owner_uuid=project['uuid'], new_user_token=new.token, redirect_to_new_user=True)
    same(merged['uuid'], old.uuid)
    secret = old.token.split('/')[2]
    same(world.api(secret).users.current()['uuid'], new.uuid, 'whom the old token stands for')


def an_administrator_merges_two_records(world):
    old, new = world.active(), world.active()
    project = world.project(new.uuid)
    merged = world.admin.users.merge(
        old_user_uuid=old.uuid, new_user_uuid=new.uuid, new_owner_uuid=project['uuid'], redirect_to_new_user=True)
    same((merged['uuid'], merged['username']), (old.uuid, None))
    refused(404, 'Path not found', world.admin.users.get, uuid=old.uuid)
    same(world.admin.users.list(filters=[['uuid', '=', old.uuid]])['items'], [])
    same(world.api(old.token.split('/')[2]).users.current()['uuid'], new.uuid, 'whom the old token stands for')


def what_the_old_record_owned_moves(world):
    old, new = world.active(), world.active()
    owned, target = world.project(old.uuid), world.project(new.uuid)
    world.admin.users.merge(
        old_user_uuid=old.uuid, new_user_uuid=new.uuid, new_owner_uuid=target['uuid'], redirect_to_new_user=True)
    same(world.admin.groups.get(uuid=owned['uuid'])['owner_uuid'], target['uuid'])


def without_redirection_the_old_record_stays(world):
    old, new = world.active(), world.active()
    world.admin.users.merge(
        old_user_uuid=old.uuid, new_user_uuid=new.uuid, new_owner_uuid=world.project(new.uuid)['uuid'],
        redirect_to_new_user=False)
    refused(401, 'Not logged in', old.api.users.current)
    same(world.admin.users.get(uuid=old.uuid)['username'], old.user['username'])


def a_record_can_get_another_uuid(world):
    person = world.active()
    wanted = '%s-tpzed-%s' % (world.cluster, name().zfill(15)[-15:])
    same(world.admin.users.update_uuid(uuid=person.uuid, new_uuid=wanted)['uuid'], wanted)
    refused(404, 'Path not found', world.admin.users.get, uuid=person.uuid)
    # The secret alone, since a token in its long form would be looked up by a uuid of its own.
    current = world.api(person.token.split('/')[2]).users.current()
    same((current['uuid'], current['username']), (wanted, person.user['username']))
    holds(wanted in uuids(world.admin.users.list(filters=[['uuid', '=', wanted]])), 'the list does not know the new uuid')
