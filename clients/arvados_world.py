"""The cluster that all cases share: its administrator, and people made as they are needed."""

import itertools
import random
import string
from types import SimpleNamespace

from arvados_client import Api, Refused

# The names of a run differ from those of the last one, so that a server can be used twice.
_run = ''.join(random.choices(string.ascii_lowercase, k=6))
_numbers = itertools.count(1)

RESTRICTED = {'kind', 'uuid', 'is_active', 'is_admin', 'is_invited', 'email', 'first_name', 'last_name', 'username',
              'can_write', 'can_manage'}


def name():
    return 'p%s%d' % (_run, next(_numbers))


class World:
    def __init__(self, url, token):
        self.url = url
        self.token = token
        self.admin = Api(url, token)
        self.cluster = self.admin.document['uuidPrefix']
        self.system = self.cluster + '-tpzed-000000000000000'
        self.everyone = self.cluster + '-j7d0g-fffffffffffffff'

    def api(self, token):
        return Api(self.url, token, self.admin.document)

    def user(self, **attributes):
        """A record made by the administrator."""
        attributes.setdefault('email', name() + '@lab.example')
        return self.admin.users.create(body={'user': attributes})

    def person(self, **attributes):
        """A record with a token of its own."""
        user = self.user(**attributes)
        token = self.admin.api_client_authorizations.create(
            body={'api_client_authorization': {'owner_uuid': user['uuid']}})
        secret = 'v2/%s/%s' % (token['uuid'], token['api_token'])
        return SimpleNamespace(uuid=user['uuid'], user=user, token=secret, api=self.api(secret))

    def active(self, **attributes):
        return self.person(is_active=True, **attributes)

    def family_of_five(self):
        """A last name, and the five who bear it in the order in which they were made."""
        family = name()
        return family, [self.user(last_name=family)['uuid'] for _ in range(5)]

    def project(self, owner, **attributes):
        body = {'group': {'group_class': 'project', 'name': name(), 'owner_uuid': owner, **attributes}}
        return self.admin.groups.create(body=body)

    def collection(self, **attributes):
        return self.admin.collections.create(body={'collection': {'name': name(), **attributes}})


def same(actual, expected, what='the answer'):
    if actual != expected:
        raise AssertionError('%s is %r and should be %r' % (what, actual, expected))


def holds(condition, what):
    if not condition:
        raise AssertionError(what)


def refused(status, text, call, **arguments):
    try:
        answer = call(**arguments)
    except Refused as refusal:
        same(refusal.status, status, 'the status')
        holds(text in refusal.text, 'the error %r lacks %r' % (refusal.text, text))
        return
    raise AssertionError('answered %r instead of being refused with %d' % (answer, status))


def uuids(answer):
    return [item['uuid'] for item in answer['items']]
