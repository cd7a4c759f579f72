"""Cases about programs that do without the discovery document. Each request has the form in which the program named sends it."""

import http.client
import json
import ssl
import urllib.parse

from arvados_world import holds, name, same, uuids

FORM = 'application/x-www-form-urlencoded'
TRUSTING = ssl._create_unverified_context()


def ask(world, verb, path, token=None, body=None, **headers):
    """One request written by hand. Headers are given with underscores; without a body there is no content type either."""
    address = urllib.parse.urlsplit(world.url)
    secure = address.scheme == 'https'
    connection = (http.client.HTTPSConnection(address.netloc, timeout=60, context=TRUSTING) if secure
                  else http.client.HTTPConnection(address.netloc, timeout=60))
    try:
        sent = {key.replace('_', '-'): value for key, value in headers.items()}
        sent.setdefault('Authorization', 'OAuth2 ' + (token or world.token))
        connection.request(verb, path, body=body, headers=sent)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def good(answer):
    status, body = answer
    holds(status == 200 and 'errors' not in body, 'answered %d, %r' % (status, body))
    return body


def go(world, verb, path, resource=None, value=None, **parameters):
    """The Go SDK: a form even where there is no body, objects as JSON text in it, and two slashes at the path's beginning."""
    query = urllib.parse.urlencode({
        key: text if isinstance(text, (str, int)) else json.dumps(text).replace('<', '\\u003c').replace('>', '\\u003e')
        for key, text in parameters.items()})
    path = '//arvados/v1/' + path
    if len(query) >= 1000:
        return good(ask(world, 'POST', path, body=query, Content_Type=FORM, X_Http_Method_Override=verb))
    body = urllib.parse.urlencode({resource: json.dumps(value)}) if resource else '' if verb == 'POST' else None
    return good(ask(world, verb, path + ('?' + query if query else ''), body=body, Content_Type=FORM))


def go_all(world, path, *filters):
    """Both sync tools read all pages up to an empty one, and ask for as much as a number of 32 bits can say."""
    items, last = [], None
    while last != []:
        narrowing = {'filters': list(filters)} if filters else {}
        last = go(world, 'GET', path, limit=2147483647, order='uuid', offset=len(items), **narrowing)['items']
        items += last
    return items


def the_go_sdk_sends_long_lists_as_a_form(world):
    user = world.user()
    unknown = ['%s-tpzed-%015d' % (world.cluster, number) for number in range(1, 61)]
    filters = [['uuid', 'in', unknown + [user['uuid']]], ['created_at', '>=', '2000-01-01T00:00:00Z']]
    same(uuids(go(world, 'GET', 'users', filters=filters)), [user['uuid']])


def the_user_sync_creates_changes_and_dismisses(world):
    email = name() + '@lab.example'
    same(go(world, 'GET', 'config')['ClusterID'], world.cluster)
    holds(email not in [user['email'] for user in go_all(world, 'users')], 'the address is known already')
    made = go(world, 'POST', 'users', 'user', {
        'email': email, 'first_name': 'Ada', 'last_name': 'Berg', 'is_active': 'true', 'is_admin': 'false'})
    same((made['email'], made['is_active'], made['is_admin']), (email, True, False))
    found, = [user for user in go_all(world, 'users') if user['email'] == email]
    same(found['uuid'], made['uuid'])
    path = 'users/' + made['uuid']
    changed = go(world, 'PUT', path, 'user', {
        'first_name': 'Ada', 'last_name': 'Holm', 'is_active': 'true', 'is_admin': 'true'})
    same((changed['last_name'], changed['is_admin']), ('Holm', True))
    dismissed = go(world, 'POST', path + '/unsetup')
    same((dismissed['is_active'], dismissed['is_admin']), (False, False))
    again = go(world, 'PUT', path, 'user', {
        'first_name': 'Ada', 'last_name': 'Holm', 'is_active': 'true', 'is_admin': 'false'})
    same(again['is_active'], True)


def the_user_sync_goes_by_username_too(world):
    word = name()
    made = go(world, 'POST', 'users', 'user', {
        'username': word, 'first_name': 'Ada', 'last_name': 'Berg', 'is_active': 'true', 'is_admin': 'false'})
    same((made['username'], made['email'], made['is_active']), (word, None, True))


def the_group_sync_keeps_members(world):
    owned = ['owner_uuid', '=', world.system]
    parent_name = 'Externally synchronized groups'
    found = go(world, 'GET', 'groups', filters=[['name', '=', parent_name], owned])['items']
    parent = found[0] if found else go(world, 'POST', 'groups', 'group', {
        'name': parent_name, 'owner_uuid': world.system, 'group_class': 'role'})
    group = go(world, 'POST', 'groups', 'group', {
        'name': name(), 'owner_uuid': parent['uuid'], 'group_class': 'role'})['uuid']
    # A role belongs to the system; that the tool finds its groups again rests on the link from the owner it asked for.
    heads = [link['head_uuid'] for link in go_all(world, 'links', ['tail_uuid', '=', parent['uuid']])]
    holds(group in heads, 'the new group is not found through its parent')
    same(go(world, 'GET', 'groups/' + group)['owner_uuid'], world.system)
    user = world.active().uuid
    for level, tail, head in (('can_read', group, user), ('can_write', user, group)):
        go(world, 'POST', 'links', 'link', {
            'owner_uuid': world.system, 'link_class': 'permission', 'name': level, 'tail_uuid': tail, 'head_uuid': head})
    permission = ['link_class', '=', 'permission']
    downward = go_all(world, 'links', owned, permission, ['name', '=', 'can_read'],
                      ['tail_uuid', '=', group], ['head_uuid', 'is_a', 'arvados#user'])
    upward = go_all(world, 'links', owned, permission, ['name', 'in', ['can_read', 'can_write', 'can_manage']],
                    ['head_uuid', '=', group], ['tail_uuid', 'is_a', 'arvados#user'])
    older = go_all(world, 'links', owned, permission, ['name', '=', 'can_read'],
                   ['tail_uuid', '=', group], ['head_kind', '=', 'arvados#user'])
    same([[link['head_uuid'] for link in downward], [link['tail_uuid'] for link in upward], older],
         [[user], [user], downward], 'the members')
    for link in downward + upward:
        go(world, 'DELETE', 'links/' + link['uuid'])
    same(go_all(world, 'links', permission, ['tail_uuid', '=', user], ['head_uuid', '=', group]), [])


def the_java_sdk_sends_attributes_without_a_name_around_them(world):
    def java(verb, path, value=None):
        json_body = {'Content_Type': 'application/json; charset=utf-8', 'body': json.dumps(value, indent=2)} if value else {}
        return good(ask(world, verb, '/arvados/v1/' + path, cache_control='no-cache', **json_body))

    email = name() + '@lab.example'
    made = java('POST', 'users', {'email': email, 'first_name': 'Ada'})
    query = urllib.parse.urlencode({'limit': 1, 'filters': json.dumps([['email', '=', email]]), 'count': 'none'})
    same(uuids(java('GET', 'users?' + query)), [made['uuid']])
    # Times are numbers in its JSON. The server knows them better anyway.
    changed = java('PUT', 'users/' + made['uuid'], {
        'uuid': made['uuid'], 'kind': made['kind'], 'etag': made['etag'], 'href': made['href'],
        'created_at': [2026, 3, 2, 9, 14, 55, 120034000], 'modified_at': [2026, 3, 2, 9, 14],
        'email': email, 'first_name': 'Eva', 'is_active': False})
    same((changed['first_name'], changed['created_at']), ('Eva', made['created_at']))
    same(java('DELETE', 'users/' + made['uuid'])['uuid'], made['uuid'])


def the_r_sdk_ends_paths_with_a_slash_and_has_empty_json_bodies(world):
    user = world.active().uuid
    own = '/?uuid=' + user
    same(good(ask(world, 'GET', '/arvados/v1/users/' + user + own, Content_Type='application/json'))['uuid'], user)
    query = urllib.parse.urlencode({'filters': '[["uuid","=","%s"]]' % user, 'limit': 1})
    same(uuids(good(ask(world, 'GET', '/arvados/v1/users/?' + query, Content_Type='application/json'))), [user])
    answer = good(ask(world, 'POST', '/arvados/v1/users/' + user + '/unsetup' + own, body='', Content_Type='application/json'))
    same(answer['is_active'], False)


def the_command_line_sends_json_text_within_json(world):
    email = name() + '@lab.example'
    body = json.dumps({'user': json.dumps({'email': email, 'prefs': {'a': [1]}})})
    made = good(ask(world, 'POST', '/arvados/v1/users?_profile=true', body=body, Content_Type='application/json'))
    same((made['email'], made['prefs']), (email, {'a': [1]}))


def workbench_saves_an_unchanged_username(world):
    person = world.active()
    kept = ('username', 'email', 'is_active', 'is_admin', 'identity_url')
    user = {**{key: person.user[key] for key in kept}, 'first_name': 'Eva', 'prefs': {'profile': {'role': 'Student'}}}
    body = json.dumps({'user': user, 'select': ['uuid', 'first_name', 'prefs']})
    saved = good(ask(world, 'PUT', '/arvados/v1/users/' + person.uuid, person.token, body, Content_Type='application/json'))
    same(saved, {'kind': 'arvados#user', 'uuid': person.uuid, 'first_name': 'Eva', 'prefs': user['prefs']})


def workbench_sets_up_and_activates(world):
    user = world.user()['uuid']
    query = '?uuid=' + user
    good(ask(world, 'POST', '/arvados/v1/users/setup' + query, body='{}', Content_Type='application/json;charset=utf-8'))
    same(good(ask(world, 'POST', '/arvados/v1/users/%s/activate' % user))['is_active'], True)


def workbench_signs_in_as_somebody_else(world):
    user = world.active().uuid
    token = good(ask(world, 'POST', '/arvados/v1/api_client_authorizations', body=json.dumps(
        {'owner_uuid': user, 'expires_at': 'Fri, 01 Jan 2100 00:00:00 GMT'}), Content_Type='application/json'))
    same(token['expires_at'], '2100-01-01T00:00:00.000000000Z')
    long_form = 'v2/%s/%s' % (token['uuid'], token['api_token'])
    same(good(ask(world, 'GET', '/arvados/v1/users/current', long_form))['uuid'], user)


def workbench_sends_long_lists_with_a_method_in_the_form(world):
    user = world.user()
    form = urllib.parse.urlencode({
        '_method': 'GET', 'filters': '[["any","ilike","%%%s%%"]]' % user['username'], 'limit': 50,
        'order': 'first_name asc,last_name asc,created_at desc'})
    same(uuids(good(ask(world, 'POST', '/arvados/v1/users', body=form, Content_Type=FORM))), [user['uuid']])


def the_login_sync_renews_a_dead_token(world):
    status, answer = ask(world, 'GET', '/arvados/v1/users/current', 'x' * 50)
    same(status, 401)
    # The words by which it knows that a token is dead.
    holds('401 Unauthorized' in answer['errors'][0], 'the error is %r' % answer['errors'])
    user = world.active().uuid
    wanted = {'owner_uuid': user, 'api_client_id': 0, 'expires_at': '2100-01-01 00:00:00 +0000'}
    token = good(ask(world, 'POST', '/arvados/v1/api_client_authorizations', body=json.dumps(
        {'api_client_authorization': wanted}), Content_Type='application/json'))
    same(good(ask(world, 'GET', '/arvados/v1/users/current', token['api_token']))['uuid'], user)
