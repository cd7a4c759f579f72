"""The CryoSPARC API as a script sees it that uses the vendor's library, and the library's login command.

The library is not in Debian; this one is written anew and does what the vendor's does where a server can tell: how functions are made
from openapi.json, how arguments travel, how answers are read, what is tried again, where a token is kept. Source: CryoSPARC tools 5.0,
API client, login command and CryoSPARC class.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import sys
import urllib.parse
import warnings
from datetime import datetime, timedelta, timezone
from pathlib import Path

import httpx

from cryosparc_models import MODELS, plain

VERSION = '5.0.3'
FORTNIGHT = 14 * 24 * 3600
JSON, FORM, TEXT = 'application/json', 'application/x-www-form-urlencoded', 'text/plain'
SCALARS = ('string', 'integer', 'number', 'boolean')

# All that went over the wire, for cases that look at the answers of a whole run.
traffic = []


class APIError(ValueError):
    def __init__(self, reason, answer, data=None):
        super().__init__('%s %s, code %d: %s' % (answer.request.method, answer.url, answer.status_code, reason))
        self.code = answer.status_code
        self.answer = answer
        # A charset behind the type is enough for the client to look away.
        if data is None and answer.headers.get('Content-Type') == JSON:
            data = answer.json()
        self.data = data

    def __str__(self):
        return super().__str__() + ('\n' + json.dumps(self.data, indent=4) if self.data else '')


class Namespace:
    def __init__(self, http):
        self._http = http

    def _function(self, verb, path, operation):
        def call(*arguments, **named):
            place, sent = request(self._http, path, operation, list(arguments), named)
            try:
                return read(operation, attempt(self._http, verb, place, **sent))
            except httpx.HTTPStatusError as failure:
                raise APIError('error', failure.response) from failure

        return call


class Api(Namespace):
    """`auth` is a token, or an email and the digest of a password."""

    def __init__(self, url, auth=None, headers=None, timeout=300):
        http = httpx.Client(base_url=url, timeout=timeout, event_hooks={'response': [_keep]})
        http.headers.update(headers)
        super().__init__(http)
        self._names = set()
        self(auth)

    def __call__(self, auth=None):
        for name in self._names:
            delattr(self, name)
        self._names.clear()
        answer = attempt(self._http, 'get', '/openapi.json')
        answer.raise_for_status()
        self.document = answer.json()
        for member in ('info', 'paths', 'components'):
            if member not in self.document:
                raise AssertionError('the document has no ' + member)
        for path, item in self.document['paths'].items():
            for verb, operation in item.items():
                self._add(verb, path, operation)
        if auth:
            token = auth if isinstance(auth, str) else self._token(*auth)
            self._http.headers['Authorization'] = 'Bearer ' + token
        return self.document

    def _token(self, email, digest):
        return self.login(grant_type='password', username=email, password=digest).access_token

    def _add(self, verb, path, operation):
        namespace, dot, name = operation['summary'].partition('.')
        place = self
        if not dot:
            name = namespace
            self._names.add(name)
        else:
            if not hasattr(self, namespace):
                setattr(self, namespace, Namespace(self._http))
                self._names.add(namespace)
            place = getattr(self, namespace)
            if not isinstance(place, Namespace):
                raise AssertionError('%s is a function and a namespace' % namespace)
        setattr(place, name, place._function(verb, path, operation))


def _keep(answer):
    answer.read()
    traffic.append(answer)


def attempt(http, verb, path, **sent):
    """A broken connection is tried three times, whatever the verb, and even when the server has done it already."""
    for number in (1, 2, 3):
        try:
            return http.request(verb, path, **sent)
        except httpx.TransportError as failure:
            if number == 3:
                raise
            warnings.warn('%s %s failed: %s (try %d of 3)' % (verb, path, failure, number))


def request(http, path, operation, arguments, named):
    """The place and the parts of a request, from a function's arguments."""
    name, query, headers = operation['summary'], {}, {}
    parameters = operation.get('parameters', [])
    in_path = {parameter['name']: parameter for parameter in parameters if parameter['in'] == 'path'}
    ordered = [in_path[word] for word in re.findall(r'{([^}]*)}', path)]
    for parameter in ordered + [parameter for parameter in parameters if parameter['in'] != 'path']:
        word, where, needed = parameter['name'], parameter['in'], parameter['required']
        if where not in ('path', 'query', 'header'):
            raise AssertionError('%s: a parameter in %s' % (name, where))
        keyword = word.replace('-', '_') if where == 'header' else word
        value = None
        if where == 'path' and arguments:
            path = path.replace('{%s}' % word, urllib.parse.quote(str(arguments.pop(0))))
            continue
        if where != 'path':
            value = plain(named.pop(keyword, None))
        if value is not None:
            (query if where == 'query' else headers)[word] = value
        elif needed and not (where == 'header' and word in http.headers.keys()):
            raise TypeError('%s() lacks %r' % (name, word))
    parts = {'params': query, 'headers': headers, 'content': None, 'data': None}
    if 'requestBody' in operation:
        _body(name, operation['requestBody'].get('content', {}), parts, arguments, named)
    if arguments or named:
        raise TypeError('%s() does not take %s' % (name, ', '.join(map(str, arguments + list(named)))))
    return path, parts


def _body(name, contents, parts, arguments, named):
    if JSON in contents:
        parts['headers']['Content-Type'] = JSON
        keyword = contents[JSON]['schema'].get('title', 'body').lower().replace(' ', '_')
        # A body that is left out is no mistake here, even when the document calls it required.
        if arguments:
            parts['content'] = json.dumps(plain(arguments.pop(0)))
        elif keyword in named:
            parts['content'] = json.dumps(plain(named.pop(keyword)))
    elif FORM in contents:
        if not named:
            raise AssertionError('%s() wants its fields by name' % name)
        parts['data'] = dict(named)
        named.clear()
    else:
        raise TypeError('%s() has a body of a kind that is not known: %s' % (name, list(contents)))


def read(operation, answer):
    declared = operation.get('responses', {}).get(str(answer.status_code))
    if not declared:
        answer.raise_for_status()
        raise APIError('an answer that is not declared', answer)
    if 'content' not in declared:
        answer.raise_for_status()
        return None
    if TEXT in declared['content']:
        return answer.text
    if JSON not in declared['content']:
        raise APIError('a kind of answer that is not known', answer)
    data = json.loads(answer.content, object_hook=_wire_types)
    if answer.status_code >= 400:
        raise APIError('error', answer, data)
    return decode(data, declared['content'][JSON]['schema'])


def _wire_types(value):
    if '$binary' in value:
        return base64.b64decode(value['$binary']['base64'])
    if '$ndarray' in value:
        raise ValueError('an array of numbers')
    return value


def decode(value, schema):
    if value is None or not schema:
        return value
    if 'anyOf' in schema:
        for branch in schema['anyOf']:
            if _fits(value, branch):
                try:
                    return decode(value, branch)
                except (TypeError, ValueError):
                    continue
        warnings.warn('no branch fits %r' % (value,))
        return value
    if '$ref' in schema:
        known = _model(schema['$ref'])
        if known is None:
            warnings.warn('%s is not known' % schema['$ref'])
            return value
        return known.read(value)
    kind = schema.get('type')
    if kind in SCALARS:
        return value
    if kind == 'array':
        # A tuple's members are handed out as they are.
        return tuple(value) if 'prefixItems' in schema else [decode(item, schema['items']) for item in value]
    if kind == 'object':
        members, others = schema.get('properties', {}), schema.get('additionalProperties', {})
        return {key: decode(item, members.get(key, others)) for key, item in value.items()}
    return value


def _fits(value, schema):
    if '$ref' in schema and _model(schema['$ref']):
        return True
    kind = schema.get('type')
    if kind in ('object', 'array'):
        return isinstance(value, {'object': dict, 'array': list}[kind])
    return kind in SCALARS and isinstance(value, (str, int, float, bool))


def _model(reference):
    found = re.fullmatch('#/components/schemas/([^/]+)', reference)
    return MODELS.get(found[1]) if found else None


def digest(password):
    return hashlib.sha256(password.encode()).hexdigest()


def sessions_file():
    return Path(os.environ.get('XDG_CONFIG_HOME') or Path.home() / '.config') / 'cryosparc-tools' / 'auth.json'


def saved_token(url, email=None):
    try:
        sessions = json.loads(sessions_file().read_text())
    except FileNotFoundError:
        return None
    now = datetime.now(timezone.utc)
    for address, session in sessions.get(url, {}).items():
        if email in (None, address) and datetime.fromisoformat(session['expires']) > now:
            return session['token']['access_token']
    return None


class CryoSPARC:
    def __init__(self, url, email=None, password=None, timeout=300):
        self.url = url
        auth = (email, digest(password)) if email and password else saved_token(url, email)
        if not auth:
            raise ValueError('no token is saved for ' + url)
        try:
            self.api = Api(url + '/api/cmd', auth, {'User-Agent': 'cryosparc-tools/' + VERSION}, timeout)
            self.refresh()
            version = self.api.config.get_version()
        except Exception as cause:
            raise RuntimeError('Could not connect to CryoSPARC at %s due to error:\n%s' % (url, cause)) from cause
        found = re.match(r'v(\d+\.\d+)\.\d', version)
        if found and not VERSION.startswith(found[1] + '.'):
            warnings.warn('version %s may not be compatible with %s' % (version, VERSION))

    def refresh(self):
        self.user = self.api.users.me()

    def test_connection(self):
        return self.api.health() == 'OK'

    def get_lanes(self):
        return self.api.resources.find_lanes()

    def get_targets(self, lane=None):
        return self.api.resources.find_targets(lane=lane)


def login(url, email, password, expires_in=FORTNIGHT):
    """The login command: keeps the token under the address and the email, both as they were typed."""
    end = datetime.now(timezone.utc) + timedelta(seconds=expires_in)
    token = Api(url + '/api/cmd').login(
        grant_type='password', username=email, password=digest(password), expires_in=expires_in)
    path = sessions_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    sessions = json.loads(path.read_text()) if path.exists() else {}
    sessions.setdefault(url, {})[email] = {'token': token.dump(), 'expires': end.isoformat()}
    path.touch(mode=0o600)
    path.write_text(json.dumps(sessions, indent=4))


def main():
    parser = argparse.ArgumentParser()
    command = parser.add_subparsers(required=True).add_parser('login')
    for name in ('--url', '--email', '--password'):
        command.add_argument(name, required=True)
    command.add_argument('--expires-in', type=float, default=FORTNIGHT)
    asked = parser.parse_args()
    try:
        login(asked.url, asked.email, asked.password, asked.expires_in)
    except APIError as refusal:
        sys.exit('%s\nLogin failed!' % refusal)


if __name__ == '__main__':
    main()
