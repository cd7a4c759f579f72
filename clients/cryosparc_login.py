"""Cases about the start of a script, logins and tokens."""

import os
import subprocess
import sys
import tempfile
import time

from cryosparc_client import APIError, Api, CryoSPARC, digest, traffic
from cryosparc_models import model
from cryosparc_world import (ABSENT, answered, holds, logs_in, name, never_logs_in, other_code, password, refused, same)


def a_script_starts(world):
    person = world.person()
    session = CryoSPARC(world.url, email=person.email, password=person.password)
    same(session.user.emails[0].address, person.email)
    same(session.test_connection(), True)
    session.refresh()
    same(session.user.id, person.id)
    same(session.get_targets(), [])
    same([lane.name for lane in session.get_lanes()], [lane.name for lane in world.api.resources.find_lanes()])


def a_script_with_a_wrong_password_reads_why(world):
    try:
        CryoSPARC(world.url, email=name() + '@lab.example', password=password())
    except RuntimeError as failure:
        holds('code 401' in str(failure) and answered()['detail'] in str(failure), 'the message is %s' % failure)
        return
    raise AssertionError('a wrong password was taken')


def the_root_says_what_this_is(world):
    hello = world.nobody.read_root()
    same((type(hello), hello.name), (model('Hello'), 'CryoSPARC'))
    same(world.nobody.health(), 'OK')


def the_instance_keeps_its_id(world):
    uid = world.api.config.get_instance_uid()
    holds(uid and isinstance(uid, str), 'the id is %r' % (uid,))
    same(world.person().api.config.get_instance_uid(), uid)
    refused(401, world.nobody.config.get_instance_uid)


def a_login_gives_a_bearer_token(world):
    person = world.person()
    token = world.nobody.login(grant_type='password', username=person.email, password=digest(person.password))
    same(answered(), {'access_token': token.access_token, 'token_type': 'bearer'})
    same(Api(world.base, token.access_token).users.me().id, person.id)


def fields_without_a_value_are_no_mistake(world):
    person = world.person()
    world.nobody.login(username=person.email, password=digest(person.password), grant_type=None, scope='', client_id=None,
                       client_secret=None)


def a_wrong_password_is_refused_with_a_sentence(world):
    never_logs_in(world, world.person().email, password())


def the_plain_password_is_not_taken(world):
    person = world.person()
    for word in (person.password, digest(person.password)[1:], digest(person.password) + '0', ''):
        try:
            world.nobody.login(username=person.email, password=word)
        except APIError as refusal:
            holds(refusal.code in (401, 422) and refusal.data['detail'], 'refused with %s' % refusal)
        else:
            raise AssertionError('%r was taken' % word)
    same(logs_in(world, person.email, person.password).id, person.id)


def it_does_not_show_which_emails_are_known(world):
    known = never_logs_in(world, world.person().email, password())
    invited = never_logs_in(world, world.invite().emails[0].address, password())
    for unknown in (name() + '@lab.example', 'cryosparc', world.me.name):
        refusal = never_logs_in(world, unknown, password())
        same(refusal.answer.content, known.answer.content)
    same(invited.answer.content, known.answer.content)


def a_token_ends_in_time(world):
    person = world.person()
    token = world.nobody.login(username=person.email, password=digest(person.password), expires_in=1.5).access_token
    api = Api(world.base, token)
    same(api.users.me().id, person.id)
    time.sleep(2)
    refused(401, api.users.me)


def a_token_lasts_a_year_at_most(world):
    person = world.person()
    for seconds in (0, -1, 2 * 31536000, 31536001, 'soon'):
        refused(422, world.nobody.login, username=person.email, password=digest(person.password), expires_in=seconds)
    for seconds in (31536000, 1209600, 12345.678901):
        world.nobody.login(username=person.email, password=digest(person.password), expires_in=seconds)


def nobody_and_rubbish_are_not_logged_in(world):
    refused(401, world.nobody.users.me)
    for token in ('rubbish', 'x' * 64, '0' * 500):
        refused(401, Api(world.base, token).users.me)


def a_stale_token_does_not_shut_the_public_doors(world):
    person = world.person()
    invited = world.invite()
    stale = Api(world.base, 'x' * 64)
    same(stale.document, world.nobody.document)
    same((stale.health(), stale.read_root().name, stale.users.admin_exists()), ('OK', 'CryoSPARC', True))
    same(stale.users.request_reset_password(person.email), None)
    word = model('SHA256Password')(password=digest(password()))
    refused(400, stale.users.register, invited.id, word, token=other_code(invited.register_token))
    same(stale.users.register(invited.id, word, token=invited.register_token), None)
    stale((person.email, digest(person.password)))
    same(stale.users.me().id, person.id)


def capitals_in_the_email_do_not_matter(world):
    person = world.person()
    same(logs_in(world, person.email.upper(), person.password).id, person.id)


def the_login_command_saves_work(world):
    person = world.person()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, 'XDG_CONFIG_HOME': folder}
        done = command(world, person.email, person.password, environment)
        same((done.returncode, done.stderr), (0, ''))
        script = 'from cryosparc_client import CryoSPARC; print(CryoSPARC(%r, email=%r).user.id)' % (world.url, person.email)
        done = subprocess.run([sys.executable, '-B', '-c', script], cwd=os.path.dirname(__file__), env=environment,
                              capture_output=True, text=True)
        same(done.stdout.strip(), person.id, 'what the later script says')
        done = command(world, person.email, password(), environment)
        same(done.returncode, 1)
        holds('code 401' in done.stderr and 'detail' in done.stderr, 'the command says ' + done.stderr)


def command(world, email, word, environment):
    line = [sys.executable, '-B', os.path.join(os.path.dirname(__file__), 'cryosparc_client.py'), 'login', '--url', world.url,
            '--email', email, '--password', word]
    return subprocess.run(line, env=environment, capture_output=True, text=True)


def what_does_not_exist_is_refused_in_the_same_shape(world):
    http = world.api._http
    for verb, path in (('GET', '/nothing'), ('GET', '/users/%s/nothing' % ABSENT), ('DELETE', '/users'), ('PUT', '/login')):
        answer = http.request(verb, path)
        holds(answer.status_code in (404, 405), '%s %s is answered with %d' % (verb, path, answer.status_code))
        same(answer.headers.get('Content-Type'), 'application/json', 'the content type of ' + path)
        same(set(answer.json()), {'detail'}, 'the keys of ' + path)


def every_json_answer_is_declared_exactly(world):
    """The client looks away when a charset stands behind the type. A case of its own, over all answers so far."""
    holds(len(traffic) > 20, 'too few answers')
    for answer in traffic:
        kind = answer.headers.get('Content-Type')
        what = '%s %s' % (answer.request.method, answer.url)
        holds(not 300 <= answer.status_code < 400, what + ' leads elsewhere')
        holds(answer.status_code == 204 or kind == 'application/json' or (kind or '').startswith('text/plain'),
              '%s is of type %r' % (what, kind))
        holds(answer.status_code < 500, '%s is answered with %d' % (what, answer.status_code))
