"""The classes into which the CryoSPARC client turns answers, and what it demands of each member.

Names, members and defaults: CryoSPARC tools, models. The vendor's decoder forgives more, such as "yes" for a boolean; a server that
relied on it would break the next client, so that here every member must have exactly the type it is declared with.
"""

import re
from datetime import datetime, timezone

TIME = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)')
NEEDED = object()
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def text(value):
    if not isinstance(value, str):
        raise ValueError('%r is no text' % (value,))
    return value


def flag(value):
    if not isinstance(value, bool):
        raise ValueError('%r is neither true nor false' % (value,))
    return value


def whole(value):
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError('%r is no integer' % (value,))
    return value


def time(value):
    if isinstance(value, datetime):
        return value
    if not TIME.fullmatch(text(value)):
        raise ValueError('%r is no time with an offset' % value)
    return datetime.fromisoformat(value.replace('Z', '+00:00'))


def anything(value):
    return value


def text_or_object(value):
    return value if isinstance(value, dict) else text(value)


def one_of(*words):
    def check(value):
        if value not in words:
            raise ValueError('%r is none of %s' % (value, ', '.join(words)))
        return value
    return check


def maybe(check):
    return lambda value: None if value is None else check(value)


def many(check):
    def each(value):
        if not isinstance(value, list):
            raise ValueError('%r is no list' % (value,))
        return [check(item) for item in value]
    return each


def each_value(check):
    def each(value):
        if not isinstance(value, dict):
            raise ValueError('%r is no object' % (value,))
        return {text(key): check(item) for key, item in value.items()}
    return each


def a(name):
    return lambda value: model(name).read(value)


class Model:
    """An object of one of the classes below: one attribute for each member, and equal to another with the same."""

    members = {}

    def __init__(self, **values):
        unknown = set(values) - set(self.members)
        if unknown:
            raise TypeError('%s has no %s' % (type(self).__name__, ', '.join(sorted(unknown))))
        for name, (check, default) in self.members.items():
            if name not in values and default is NEEDED:
                raise ValueError('%s: %s is missing' % (type(self).__name__, name))
            value = values[name] if name in values else default() if callable(default) else default
            try:
                setattr(self, name, check(value))
            except ValueError as reason:
                raise ValueError('%s.%s: %s' % (type(self).__name__, name, reason)) from None

    @classmethod
    def read(cls, value):
        """Reads a JSON object. Members that are not known are passed over, as the client does."""
        if isinstance(value, cls):
            return value
        if not isinstance(value, dict):
            raise ValueError('%s: %r is no object' % (cls.__name__, value))
        return cls(**{name: value[cls.key(name)] for name in cls.members if cls.key(name) in value})

    @staticmethod
    def key(name):
        # The only name that differs on the wire. An `id` in an answer about a user is not looked at.
        return name

    def dump(self):
        """What is sent of it: nothing of members without a value, and attribute names instead of keys."""
        return {name: plain(getattr(self, name)) for name in self.members if getattr(self, name) is not None}

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __repr__(self):
        return '%s(%s)' % (type(self).__name__, ', '.join('%s=%r' % pair for pair in vars(self).items()))


def plain(value):
    """For JSON: objects of the classes become dictionaries, times text in Python's own way, which is not with a Z."""
    if isinstance(value, Model):
        return value.dump()
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def _need(check):
    return check, NEEDED


def _null(check):
    return maybe(check), None


_LISTED = (lambda check: (many(check), list))
_ROLE = one_of('user', 'admin')

_MEMBERS = {
    'Email': {'address': _need(text), 'verified': (flag, False)},
    'Profile': {'name': (text_or_object, '')},
    'PasswordService': {'bcrypt': _need(text)},
    'LoginToken': {'hashedToken': _need(text), 'when': _need(time)},
    'LoginService': {'loginTokens': _LISTED(a('LoginToken'))},
    'Services': {'password': _null(a('PasswordService')), 'resume': (a('LoginService'), dict)},
    'RecentWorkspace': {'project_uid': _need(text), 'workspace_uid': _need(text)},
    'RecentSession': {'project_uid': _need(text), 'session_uid': _need(text)},
    'RecentJob': {'project_uid': _need(text), 'workspace_uid': _need(text), 'job_uid': _need(text)},
    'RecentPath': {'path': _need(text), 'last_accessed': _need(time)},
    'Bookmark': {
        'id': _need(text), 'path': _need(text), 'name': _need(text), 'description': _need(text), 'color': _need(text),
        'last_accessed': _need(time), 'created_at': _need(time)},
    'FileBrowserState': {'recentPaths': _LISTED(a('RecentPath')), 'bookmarks': _LISTED(a('Bookmark'))},
    'FileBrowserSettings': {
        'allowed_prefixes': _null(many(text)), 'import_dir_default': _null(text), 'project_dir_default': _null(text)},
    'UserState': {
        'licenseAccepted': (flag, False), 'userCanSetJobPriority': (flag, False), 'recentProjects': _LISTED(text),
        'recentWorkspaces': _LISTED(a('RecentWorkspace')), 'recentSessions': _LISTED(a('RecentSession')),
        'recentJobs': _LISTED(a('RecentJob')), 'browserPath': _null(text), 'defaultJobPriority': _null(whole),
        'userFileBrowserState': (a('FileBrowserState'), dict)},
    'User': {
        'id': (text, '0' * 24), 'updated_at': (time, EPOCH), 'created_at': (time, EPOCH), 'emails': _LISTED(a('Email')),
        'created_by_user_id': _null(text), 'name': _need(text), 'first_name': _need(text), 'last_name': _need(text),
        'status': (one_of('invited'), 'invited'), 'profile': (a('Profile'), dict), 'roles': (each_value(many(_ROLE)), dict),
        'register_token': _null(text), 'reset_token': _null(text), 'last_password_changed_at': _null(time),
        'services': (a('Services'), dict), 'state': (a('UserState'), dict), 'preferences': (each_value(anything), dict),
        'file_browser_settings': (a('FileBrowserSettings'), dict), 'lanes': _LISTED(text)},
    'SHA256Password': {'password': _need(text)},
    'Token': {'access_token': _need(text), 'token_type': _need(one_of('bearer'))},
    'SchedulerLane': {
        'name': _need(text), 'type': _need(one_of('node', 'cluster')), 'title': _need(text), 'desc': _null(text)},
    'SchedulerTarget': {'lane': _need(text), 'name': _need(text), 'title': _need(text), 'hostname': _need(text),
                        'worker_bin_path': _need(text), 'config': _need(each_value(anything))},
    'Hello': {'name': (text, 'CryoSPARC'), 'version': _need(text), 'service': _need(text)},
}

MODELS = {name: type(name, (Model,), {'members': members}) for name, members in _MEMBERS.items()}
MODELS['User'].key = staticmethod(lambda name: '_id' if name == 'id' else name)


def model(name):
    return MODELS[name]
