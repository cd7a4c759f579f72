"""The Arvados API as a program sees it that uses Google's API client library, which the Arvados Python SDK is made of."""

import json
import random
import string

import httplib2
from googleapiclient import discovery, errors

ALPHABET = string.digits + string.ascii_lowercase

# The SDK hands lists and objects over as JSON text, where the library alone would write them in Python's way.
_plain_cast = discovery._cast


def _cast(value, kind):
    if kind in ('array', 'object') and not isinstance(value, (str, bytes)):
        return json.dumps(value)
    return _plain_cast(value, kind)


discovery._cast = _cast


class Http(httplib2.Http):
    """Adds to each request what the SDK adds. A self-signed certificate is accepted, as with ARVADOS_API_HOST_INSECURE."""

    def __init__(self, home, token):
        super().__init__(disable_ssl_certificate_validation=True, timeout=60)
        self.home = home
        self.token = token
        self.sent = []

    def request(self, uri, method='GET', body=None, headers=None, **others):
        # The library turns to Google when a server has no document, and to whatever address stands in one.
        if not uri.startswith(self.home + '/'):
            raise AssertionError('the client was led away to ' + uri)
        headers = dict(headers or {})
        headers.setdefault('X-Request-Id', 'req-' + ''.join(random.choices(ALPHABET, k=20)))
        if self.token is not None:
            headers['Authorization'] = 'Bearer ' + self.token
        answer = super().request(uri, method, body=body, headers=headers, **others)
        self.sent.append((method, uri, headers, answer[0]))
        return answer


class Refused(Exception):
    """What the SDK shows of an error: the status, and all of `errors` in one line."""

    def __init__(self, status, text):
        super().__init__('%d: %s' % (status, text))
        self.status = status
        self.text = text


class Api:
    """The methods of the discovery document, each called with its arguments and answered at once."""

    def __init__(self, url, token, document=None):
        self.http = Http(url, token)
        if document is None:
            self.service = discovery.build(
                'arvados', 'v1', http=self.http, cache_discovery=False,
                discoveryServiceUrl=url + '/discovery/v1/apis/{api}/{apiVersion}/rest')
        else:
            self.service = discovery.build_from_document(document, http=self.http)
        self.document = self.service._rootDesc

    def __getattr__(self, resource):
        return Resource(getattr(self.service, resource)())


class Resource:
    def __init__(self, methods):
        self._methods = methods

    def __getattr__(self, name):
        method = getattr(self._methods, name)

        def call(**arguments):
            try:
                return method(**arguments).execute()
            except errors.HttpError as refusal:
                # Joined like this by the SDK's ApiError.
                text = '; '.join(json.loads(refusal.content.decode())['errors'])
                raise Refused(int(refusal.resp['status']), text) from None

        return call


def keyset_list_all(method, order_key='created_at', page=1000, select=None, filters=()):
    """Goes through a list as the SDK's function of this name does: by the order key, never by offset, up to an empty page."""
    arguments = {'limit': page, 'count': 'none', 'order': [order_key + ' asc', 'uuid asc']}
    if select is not None:
        arguments['select'] = sorted({*select, 'uuid', order_key})
    after, known, same_key = [], set(), False
    while True:
        items = method(filters=after + list(filters), **arguments)['items']
        if items:
            yield from (item for item in items if item['uuid'] not in known)
            known = {item['uuid'] for item in items}
            last = items[-1]
            same_key = items[0][order_key] == last[order_key]
            if same_key:
                after = [[order_key, '=', last[order_key]], ['uuid', '>', last['uuid']]]
            else:
                after = [[order_key, '>=', last[order_key]], ['uuid', '!=', last['uuid']]]
        elif same_key:
            after, same_key = [[order_key, '>', last[order_key]]], False
        else:
            return
