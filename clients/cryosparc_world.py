"""The server that all cases share: its administrator, and people made as they are needed."""

import itertools
import random
import string
from types import SimpleNamespace

from cryosparc_client import APIError, Api, CryoSPARC, digest, traffic
from cryosparc_models import model

# The names of a run differ from those of the last one, so that a server can be used twice.
_run = ''.join(random.choices(string.ascii_lowercase, k=6))
_numbers = itertools.count(1)

ABSENT = 'f' * 24
ROLES = '__global_roles__'


def name():
    return 'c%s%d' % (_run, next(_numbers))


def password():
    return ''.join(random.choices(string.ascii_letters + string.digits, k=20))


def hashed(word):
    return model('SHA256Password')(password=digest(word))


class World:
    def __init__(self, url, email, word):
        self.url = url
        self.base = url + '/api/cmd'
        self.email = email
        self.password = word
        self.session = CryoSPARC(url, email=email, password=word)
        self.api = self.session.api
        self.me = self.session.user
        self.nobody = Api(self.base)

    def log_in(self, email, word):
        return Api(self.base, (email, digest(word)))

    def invite(self, **values):
        """An account as the administrator's table makes it: with a code and without a password."""
        word = name()
        values = {'email': word + '@lab.example', 'username': word, 'first_name': 'Ada', 'last_name': 'Berg', **values}
        return self.api.users.create(**values)

    def person(self, **values):
        """An account that is used: with a password, and logged in."""
        word = password()
        user = self.invite(password=hashed(word), **values)
        email = user.emails[0].address
        return SimpleNamespace(id=user.id, user=user, email=email, password=word, api=self.log_in(email, word))

    def seen(self, user):
        """What the administrator sees of somebody now."""
        return self.api.users.find_one(user.id)

    def lane(self, **values):
        word = name()
        lane = model('SchedulerLane')(**{'name': word, 'type': 'node', 'title': 'Lane ' + word, **values})
        return self.api.resources.add_lane(lane)


def same(actual, expected, what='the answer'):
    if actual != expected:
        raise AssertionError('%s is %r and should be %r' % (what, actual, expected))


def holds(condition, what):
    if not condition:
        raise AssertionError(what)


def refused(status, call, *arguments, **named):
    """Refused with this status, and with a sentence that the client can show; gives that back."""
    try:
        answer = call(*arguments, **named)
    except APIError as refusal:
        same(refusal.code, status, 'the status')
        same(refusal.answer.headers.get('Content-Type'), 'application/json', 'the content type')
        holds(isinstance(refusal.data, dict) and set(refusal.data) == {'detail'}, 'the body is %r' % (refusal.data,))
        holds(refusal.data['detail'], 'the detail is empty')
        return refusal
    raise AssertionError('answered %r instead of being refused with %d' % (answer, status))


def denied(person):
    """The person's session is over."""
    same(refused(401, person.api.users.me).answer.headers.get('WWW-Authenticate'), 'Bearer', 'the challenge')


def answered():
    """The JSON of the last answer."""
    return traffic[-1].json()


def logs_in(world, email, word):
    """What `users.me` says after a login."""
    return world.log_in(email, word).users.me()


def never_logs_in(world, email, word):
    return refused(401, world.nobody.login, username=email, password=digest(word))


def other_code(code):
    """One with as many digits that is surely wrong."""
    return str((int(code) + 1) % 10 ** len(code)).zfill(len(code))
