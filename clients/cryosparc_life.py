"""Cases about resets, state, lanes, the file browser, secrets, and a whole life."""

import contextlib
import math
import re
import socket
import threading
import urllib.parse
import warnings
from datetime import datetime, timezone

from cryosparc_client import Api, digest, traffic
from cryosparc_models import model
from cryosparc_world import (
    ABSENT, ROLES, answered, denied, hashed, holds, logs_in, name, never_logs_in, other_code, password, refused, same)

HASH = re.compile(r'\$2[aby]\$|\$argon2')


def a_reset_token_is_for_administrators_to_see(world):
    person = world.person()
    same(world.nobody.users.request_reset_password(person.email), None)
    holds(re.fullmatch(r'\d{4}', world.seen(person).reset_token), 'the token is %r' % world.seen(person).reset_token)
    listed, = [user for user in world.api.users.find() if user.id == person.id]
    same(listed.reset_token, world.seen(person).reset_token)
    same((person.api.users.me().reset_token, person.api.users.find_one(person.id).reset_token), (None, None))


def a_reset_replaces_the_password(world):
    person, word = world.person(), password()
    before = world.seen(person).last_password_changed_at
    world.nobody.users.request_reset_password(person.email)
    token = world.seen(person).reset_token
    refused(400, world.nobody.users.register, person.email, hashed(word), token=token)
    same(world.nobody.users.reset_password(person.email, hashed(word), token=token), None)
    denied(person)
    never_logs_in(world, person.email, person.password)
    same(logs_in(world, person.email, word).id, person.id)
    seen = world.seen(person)
    same(seen.reset_token, None)
    holds(seen.last_password_changed_at > before, 'the time of the password stood still')
    refused(400, world.nobody.users.reset_password, person.email, hashed(password()), token=token)
    same(logs_in(world, person.email, word).id, person.id)


def a_wrong_reset_token_does_nothing(world):
    person, word = world.person(), password()
    world.nobody.users.request_reset_password(person.email)
    token = world.seen(person).reset_token
    wrong = refused(400, world.nobody.users.reset_password, person.email, hashed(word), token=other_code(token))
    unknown = refused(400, world.nobody.users.reset_password, name() + '@lab.example', hashed(word), token=token)
    same(unknown.answer.content, wrong.answer.content)
    same(person.api.users.me().id, person.id)
    never_logs_in(world, person.email, word)
    refused(422, world.nobody.users.reset_password, person.email, token=token)


def a_request_does_not_show_which_emails_are_known(world):
    invited = world.invite()
    for place in (world.person().email, invited.emails[0].address, name() + '@lab.example', ABSENT):
        same(world.nobody.users.request_reset_password(place), None)
        same((traffic[-1].status_code, traffic[-1].content), (204, b''))
    same(world.seen(invited).register_token, invited.register_token)
    same(world.seen(invited).reset_token, None)


def a_state_variable_is_set_read_and_unset(world):
    person = world.person()
    same(person.api.users.set_state_var(person.id, 'licenseAccepted', True).state.licenseAccepted, True)
    same(person.api.users.get_my_state_var('licenseAccepted'), True)
    same(person.api.users.get_state_var(person.id, 'licenseAccepted'), True)
    same(world.api.users.get_state_var(person.email, 'licenseAccepted'), True)
    same(person.api.users.unset_state_var(person.id, 'licenseAccepted').state.licenseAccepted, False)
    same(person.api.users.get_my_state_var('licenseAccepted'), False)
    same(person.api.users.unset_state_var(person.id, 'licenseAccepted').state, model('UserState')())


def recent_things_decode_unchanged(world):
    person = world.person()
    now = datetime.now(timezone.utc)
    whole = datetime(2026, 3, 4, 10, 15, 30, tzinfo=timezone.utc)
    bookmark = model('Bookmark')(id='b1', path='/data/Ä', name='Data', description='', color='#fff', last_accessed=now,
                                 created_at=whole)
    browser = model('FileBrowserState')(
        recentPaths=[model('RecentPath')(path='/data', last_accessed=now)], bookmarks=[bookmark])
    values = {
        'recentProjects': ['P3', 'P4'],
        'recentWorkspaces': [model('RecentWorkspace')(project_uid='P3', workspace_uid='W1')],
        'recentSessions': [model('RecentSession')(project_uid='P3', session_uid='S1')],
        'recentJobs': [model('RecentJob')(project_uid='P3', workspace_uid='W1', job_uid='J42')],
        'browserPath': '/data', 'userFileBrowserState': browser}
    for key, value in values.items():
        person.api.users.set_state_var(person.id, key, value)
    state = person.api.users.me().state
    for key, value in values.items():
        same(getattr(state, key), value, key)
    same(person.api.users.set_state_var(person.id, 'browserPath', None).state.browserPath, None)


def other_variables_hold_what_they_are_given(world):
    person = world.person()
    for value in (None, 0, 1.5, '', 'a/b', [], [1, [None]], {'a': {'b.c': '😀'}}):
        person.api.users.set_state_var(person.id, 'ownThing_2', value=value)
        same(person.api.users.get_my_state_var('ownThing_2'), value)
    person.api.users.unset_state_var(person.id, 'ownThing_2')
    same(person.api.users.get_my_state_var('ownThing_2'), None)


def ill_typed_state_is_refused(world):
    person = world.person()
    for key, values in {
            'licenseAccepted': ('yes', 1, None, [True]), 'recentProjects': ('P3', [3], {'0': 'P3'}),
            'recentWorkspaces': ([{'project_uid': 'P3'}], ['W1']), 'recentJobs': ([None],), 'browserPath': (5, []),
            'userFileBrowserState': ([], {'bookmarks': [{'id': 'b1'}]},
                                     {'recentPaths': [{'path': '/', 'last_accessed': 'now'}]}),
            'ownThing': ({'$binary': 'x'}, [{'a': {'$ndarray': 1}}], math.nan, math.inf)}.items():
        for value in values:
            refused(422, person.api.users.set_state_var, person.id, key, value)
    refused(422, person.api.users.set_state_var, person.id, 'licenseAccepted')
    for key in ('a.b', '$set', '_id', '__proto__', '1a', 'a b', 'x' * 65, 'ä'):
        refused(422, person.api.users.set_state_var, person.id, key, 1)
    same(person.api.users.me().state, model('UserState')())
    holds(person.id in [user.id for user in world.api.users.find()], 'the person is not listed')


def a_value_has_a_greatest_size(world):
    person = world.person()
    person.api.users.set_state_var(person.id, 'ownThing', 'x' * (256 * 1024 - 2))
    refused(413, person.api.users.set_state_var, person.id, 'ownThing', 'x' * (256 * 1024 - 1))
    refused(413, person.api.users.set_state_var, person.id, 'ownThing', 'x' * (8 * 1024 * 1024))
    same(len(person.api.users.get_my_state_var('ownThing')), 256 * 1024 - 2)


def state_is_private(world):
    person, other = world.person(), world.person()
    refused(403, person.api.users.set_state_var, other.id, 'licenseAccepted', True)
    refused(403, person.api.users.get_state_var, other.id, 'licenseAccepted')
    refused(403, person.api.users.unset_state_var, other.id, 'licenseAccepted')
    refused(401, world.nobody.users.get_my_state_var, 'licenseAccepted')
    same(world.api.users.set_state_var(other.id, 'licenseAccepted', True).state.licenseAccepted, True)


def priorities_are_granted(world):
    person = world.person()
    for key, value in (('userCanSetJobPriority', True), ('defaultJobPriority', 7)):
        refused(403, person.api.users.set_state_var, person.id, key, value)
        same(getattr(world.api.users.set_state_var(person.id, key, value).state, key), value)
        refused(403, person.api.users.unset_state_var, person.id, key)
    for value in (1.5, True, '7'):
        refused(422, world.api.users.set_state_var, person.id, 'defaultJobPriority', value)
    same(world.api.users.set_state_var(person.id, 'defaultJobPriority', None).state.defaultJobPriority, None)


def a_lane_comes_and_goes(world):
    lane = world.lane(type='cluster', desc='Cores')
    person = world.person()
    find = world.api.resources.find_lane
    same([find(lane.name), find(lane.name, type='cluster')], [lane, lane])
    holds(lane in person.api.resources.find_lanes(), 'the lane is not listed')
    refused(404, find, lane.name, type='node')
    refused(404, find, name())
    refused(409, world.lane, name=lane.name)
    refused(403, person.api.resources.add_lane, lane)
    refused(403, person.api.resources.remove_lane, lane.name)
    refused(401, world.nobody.resources.find_lanes)
    for body in ({'name': name(), 'type': 'node'}, {'name': '', 'type': 'node', 'title': ''}, [], None,
                 {'name': name(), 'type': 'gpu', 'title': ''}):
        refused(422, world.api.resources.add_lane, body)
    refused(422, world.api.resources.add_lane)
    same(world.api.resources.remove_lane(lane.name), None)
    refused(404, world.api.resources.remove_lane, lane.name)
    holds(lane.name not in world.seen(person).lanes, 'a removed lane stays with a user')


def everybody_has_every_lane_at_first(world):
    early, first = world.person(), world.lane()
    late, second = world.person(), world.lane()
    all_lanes = {lane.name for lane in world.api.resources.find_lanes()}
    holds({first.name, second.name} <= all_lanes, 'a lane is missing')
    for person in (early, late):
        same(set(world.seen(person).lanes), all_lanes)
        same(set(person.api.users.get_my_lanes()), all_lanes)
    for lane in (first, second):
        world.api.resources.remove_lane(lane.name)


def lanes_are_restricted_one_by_one(world):
    first, second, person = world.lane().name, world.lane().name, world.person()
    same(world.api.users.set_lanes(person.id, [second, second]).lanes, [second])
    same((world.api.users.get_lanes(person.email), person.api.users.get_my_lanes(), person.api.users.me().lanes),
         ([second], [second], [second]))
    same(world.api.users.set_lanes(person.id, lanes=[second, first]).lanes, [second, first])
    refused(422, world.api.users.set_lanes, person.id, [first, name()])
    for lanes in (first, [1], None, {first: True}):
        refused(422, world.api.users.set_lanes, person.id, lanes)
    same(person.api.users.get_lanes(person.id), [second, first])
    same(world.api.users.set_lanes(person.id, []).lanes, [])
    same(person.api.users.get_my_lanes(), [])
    refused(403, person.api.users.set_lanes, person.id, [first])
    refused(403, person.api.users.get_lanes, world.me.id)
    for lane in (first, second):
        world.api.resources.remove_lane(lane)


def administrators_use_all_lanes(world):
    lane = world.lane().name
    world.api.users.set_lanes(world.me.id, [])
    holds(lane in world.api.users.get_my_lanes() and lane in world.api.users.get_lanes(world.me.id), 'the lane is kept away')
    same(world.api.users.me().lanes, [])
    world.api.resources.remove_lane(lane)


def file_browser_settings_are_replaced_as_a_whole(world):
    person, settings = world.person(), model('FileBrowserSettings')
    full = settings(allowed_prefixes=['/data', '/scratch'], import_dir_default='/data', project_dir_default='/scratch/p')
    for value in (full, settings(allowed_prefixes=[]), settings(import_dir_default='/data'), settings()):
        same(world.api.users.set_file_browser_settings(person.id, value).file_browser_settings, value)
        same(person.api.users.get_my_file_browser_settings(), value)
        same(person.api.users.get_file_browser_settings(person.id), value)
    same(answered(), {'allowed_prefixes': None, 'import_dir_default': None, 'project_dir_default': None})
    for body in ({'allowed_prefixes': ['data']}, {'allowed_prefixes': ['/data/../etc']}, {'allowed_prefixes': '/data'},
                 {'allowed_prefixes': [1]}, {'import_dir_default': 5}, [], None):
        refused(422, world.api.users.set_file_browser_settings, person.id, body)
    refused(422, world.api.users.set_file_browser_settings, person.id)
    refused(403, person.api.users.set_file_browser_settings, person.id, full)
    refused(403, person.api.users.get_file_browser_settings, world.me.id)


def the_instance_has_settings_of_its_own(world):
    person, settings = world.person(), model('FileBrowserSettings')
    full = settings(allowed_prefixes=['/data'], import_dir_default='/data', project_dir_default='/data/p')
    for value in (full, settings()):
        same(world.api.config.set_file_browser_settings(value), None)
        same(person.api.config.get_file_browser_settings(), value)
    refused(403, person.api.config.set_file_browser_settings, full)
    refused(401, world.nobody.config.get_file_browser_settings)


def a_repeated_request_does_no_harm(world):
    """The client sends anything again when the connection breaks, also what the server has done already."""
    user, word, other = world.invite(), password(), name()
    with Breaking(world.url) as url:
        once = Api(url + '/api/cmd')
        refused(400, broken, once.users.register, user.id, hashed(word), token=user.register_token)
        same(logs_in(world, user.emails[0].address, word).id, user.id)
        admin = Api(url + '/api/cmd', (world.email, digest(world.password)))
        refused(409, broken, admin.users.create, email=other + '@lab.example', username=other, first_name='', last_name='')
        same(world.api.users.find_one(other + '@lab.example').name, other)


def broken(call, *arguments, **named):
    """Makes a call whose first answer is lost."""
    Breaking.next = True
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        try:
            return call(*arguments, **named)
        finally:
            same((len(seen), Breaking.next), (1, False), 'the number of broken connections')


class Breaking:
    """Stands between client and server, and keeps the next answer to itself when told so."""

    next = False

    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        self.scheme, self.server = parts.scheme, (parts.hostname, parts.port)
        self.socket = socket.create_server(('127.0.0.1', 0))

    def __enter__(self):
        threading.Thread(target=self._serve, daemon=True).start()
        return '%s://127.0.0.1:%d' % (self.scheme, self.socket.getsockname()[1])

    def __exit__(self, *_):
        self.socket.close()

    def _serve(self):
        while True:
            try:
                client, _ = self.socket.accept()
            except OSError:
                return
            server = socket.create_connection(self.server)
            threading.Thread(target=self._pass_on, args=(client, server), daemon=True).start()
            threading.Thread(target=self._pass_back, args=(server, client), daemon=True).start()

    @staticmethod
    def _pass_on(client, server):
        with contextlib.suppress(OSError):
            while part := client.recv(65536):
                server.sendall(part)

    @staticmethod
    def _pass_back(server, client):
        with server, client, contextlib.suppress(OSError):
            while part := server.recv(65536):
                if Breaking.next:
                    Breaking.next = False
                    return client.shutdown(socket.SHUT_RDWR)
                client.sendall(part)


def a_whole_life(world):
    """What a site does with a newcomer, in one go."""
    word, first, second = name(), password(), password()
    email = word + '@uni.example'
    lanes = [lane.name for lane in world.api.resources.find_lanes()]
    ada = world.api.users.create(email=email, username=word, first_name='Ada', last_name='Okafor', role='user')
    raw = answered()
    moment = raw['created_at']
    same(raw, {
        '_id': ada.id, 'name': word, 'first_name': 'Ada', 'last_name': 'Okafor',
        'emails': [{'address': email, 'verified': False}], 'status': 'invited', 'created_at': moment, 'updated_at': moment,
        'created_by_user_id': world.me.id, 'profile': {'name': ''}, 'roles': {ROLES: ['user']},
        'register_token': ada.register_token, 'reset_token': None, 'last_password_changed_at': None,
        'services': {'password': None, 'resume': {'loginTokens': []}},
        'state': {
            'licenseAccepted': False, 'userCanSetJobPriority': False, 'recentProjects': [], 'recentWorkspaces': [],
            'recentSessions': [], 'recentJobs': [], 'browserPath': None, 'defaultJobPriority': None,
            'userFileBrowserState': {'recentPaths': [], 'bookmarks': []}},
        'preferences': {}, 'lanes': lanes,
        'file_browser_settings': {'allowed_prefixes': None, 'import_dir_default': None, 'project_dir_default': None}})
    refused(400, world.nobody.users.register, email, hashed(first), token=other_code(ada.register_token))
    same(world.nobody.users.register(email, hashed(first), token=ada.register_token), None)
    api = world.log_in(email, first)
    same(len(world.seen(ada).services.resume.loginTokens), 1)
    refused(403, api.users.find)
    same(world.api.users.set_role(ada.id, 'admin').roles, {ROLES: ['admin']})
    refused(401, api.users.me)
    same(world.api.users.set_role(ada.id, 'user').roles, {ROLES: ['user']})
    for address in (email, 'nobody@uni.example'):
        same(world.nobody.users.request_reset_password(address), None)
    token = world.api.users.find_one(email).reset_token
    same(world.nobody.users.reset_password(email, hashed(second), token=token), None)
    api = world.log_in(email, second)
    same(api.users.set_state_var(email, 'licenseAccepted', True).state.licenseAccepted, True)
    same(api.users.get_my_state_var('licenseAccepted'), True)
    world.api.users.delete(ada.id)
    refused(401, api.users.me)


def no_answer_ever_held_a_hash(world):
    """A case of its own, over all answers so far."""
    me = world.person().api.users.me()
    same(len(me.services.resume.loginTokens), 1)
    holds(me.services.password.bcrypt, 'the placeholder is missing')
    same(world.seen(me).services, me.services)
    for answer in traffic:
        holds(not HASH.search(answer.text), '%s %s shows a hash' % (answer.request.method, answer.url))
