"""Cases about lists."""

from arvados_client import keyset_list_all
from arvados_world import RESTRICTED, holds, name, refused, same, uuids


def a_list_tells_how_it_was_cut(world):
    answer = world.admin.users.list()
    same({key: answer[key] for key in ('kind', 'etag', 'self_link', 'offset', 'limit')},
         {'kind': 'arvados#userList', 'etag': '', 'self_link': '', 'offset': 0, 'limit': 100})
    holds(answer['items_available'] >= len(answer['items']) > 0, 'the count does not fit the items')
    keys = [(item['modified_at'], item['uuid']) for item in answer['items']]
    same(keys, sorted(keys, reverse=True), 'the order')


def others_list_active_people_with_eleven_keys(world):
    person, active, inactive = world.active(), world.active(), world.person()
    items = {item['uuid']: item for item in keyset_list_all(person.api.users.list, order_key='uuid')}
    holds(person.uuid in items and active.uuid in items, 'somebody active is missing')
    holds(inactive.uuid not in items and world.system not in items, 'somebody inactive is shown')
    same(set(map(frozenset, (item.keys() for item in items.values()))), {frozenset(RESTRICTED)}, 'the sets of keys')
    same((items[person.uuid]['can_write'], items[person.uuid]['can_manage']), (True, True))


def equality_finds_one(world):
    word = name()
    user = world.user(email=word + '@lab.example', last_name='Of' + word)
    for filter in (['email', '=', user['email']], ['username', '=', word], ['last_name', '=', 'Of' + word]):
        answer = world.admin.users.list(filters=[filter])
        same((uuids(answer), answer['items_available']), ([user['uuid']], 1))
    answer = world.admin.users.list(filters=[['email', '=', 'nobody@' + word]])
    same((answer['items'], answer['items_available']), ([], 0))


def a_time_copied_from_an_answer_meets_itself(world):
    user = world.user()
    for column in ('created_at', 'modified_at'):
        for operator, found in (('<', []), ('>', []), ('<=', [user['uuid']]), ('>=', [user['uuid']]), ('=', [user['uuid']])):
            answer = world.admin.users.list(filters=[['uuid', '=', user['uuid']], [column, operator, user[column]]])
            same(uuids(answer), found, column + ' ' + operator)


def what_cannot_be_filtered_is_refused(world):
    for filter, text in (
            (['nonsense', '=', 'x'], "Invalid attribute 'nonsense'"),
            (['email', 'resembles', 'x'], 'Invalid operator'),
            (['email', 'in', 'x'], 'Invalid operand type'),
            (['email', '=', ['x']], 'Invalid operand type'),
            (['full_name', '=', 'x'], "Invalid attribute 'full_name'"),
            (['prefs.x', '=', 'x'], 'for subproperty filter'),
            (['email', 'exists', 'x'], ''),
            (['email', '@@', 'x'], 'no longer supported')):
        refused(422, text, world.admin.users.list, filters=[filter])
    refused(422, 'Invalid element in filters array', world.admin.users.list, filters=['email'])


def the_order_may_be_a_list_or_a_text(world):
    family, made = world.family_of_five()
    mine = [['last_name', '=', family]]
    same(uuids(world.admin.users.list(filters=mine, order=['created_at'])), made)
    same(uuids(world.admin.users.list(filters=mine, order=['created_at desc'])), made[::-1])
    same(uuids(world.admin.users.list(filters=mine, order='last_name ASC,created_at DESC')), made[::-1])


def pages_have_limit_and_offset(world):
    family, made = world.family_of_five()
    answer = world.admin.users.list(filters=[['last_name', '=', family]], order=['created_at'], limit=2, offset=1)
    same((uuids(answer), answer['limit'], answer['offset'], answer['items_available']), (made[1:3], 2, 1, 5))


def counting_can_be_left_out(world):
    for count, counted in (('none', False), ('', True), ('exact', True)):
        same('items_available' in world.admin.users.list(count=count), counted, 'counting with %r' % count)
    refused(422, 'count', world.admin.users.list, count='bogus')


def select_narrows_lists(world):
    user = world.user()
    mine = [['uuid', '=', user['uuid']]]
    same(world.admin.users.list(filters=mine, select=['uuid', 'email'])['items'],
         [{'kind': 'arvados#user', 'uuid': user['uuid'], 'email': user['email']}])
    items = world.active().api.users.list(select=['uuid', 'prefs', 'full_name'])['items']
    same(set(map(frozenset, items)), {frozenset({'kind', 'uuid'})}, 'the sets of keys')


def where_is_the_older_filter(world):
    family, made = world.family_of_five()
    world.admin.users.update(uuid=made[0], body={'user': {'is_active': True}})
    for where, found in (
            ({'last_name': family}, made),
            ({'last_name': family, 'is_active': True}, made[:1]),
            ({'uuid': made[1:3]}, made[1:3])):
        same(uuids(world.admin.users.list(where=where, order=['created_at'])), found, repr(where))


def a_long_filter_goes_as_a_form(world):
    user = world.user()
    wanted = ['%s-tpzed-%015d' % (world.cluster, number) for number in range(1, 121)] + [user['uuid']]
    same(uuids(world.admin.users.list(filters=[['uuid', 'in', wanted]])), [user['uuid']])
    (method, _, headers, _) = world.admin.http.sent[-1]
    same((method, headers['x-http-method-override']), ('POST', 'GET'), 'the method')


def going_through_all_users_meets_each_once(world):
    family, made = world.family_of_five()
    mine = [['last_name', '=', family]]
    everyone = [item['uuid'] for item in keyset_list_all(world.admin.users.list)]
    same(len(everyone), len(set(everyone)), 'the number of different users')
    same(len(everyone), world.admin.users.list(limit=0)['items_available'])
    for order_key, select in (('created_at', None), ('created_at', ['email']), ('last_name', None), ('last_name', ['email'])):
        for page in (1, 2, 3, 5, 1000):
            found = keyset_list_all(world.admin.users.list, order_key, page, select, mine)
            same(sorted(item['uuid'] for item in found), sorted(made), 'pages of %d by %s' % (page, order_key))


def an_enormous_limit_is_cut(world):
    # The SDK's older list_all asks for sys.maxsize.
    same(world.admin.users.list(limit=9223372036854775807)['limit'], 1000)
