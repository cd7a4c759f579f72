"""Cases about the OpenAPI document, from which the client makes its functions."""

import re

from cryosparc_client import JSON, TEXT
from cryosparc_models import MODELS
from cryosparc_world import holds, same

VERBS = {'get', 'put', 'post', 'delete', 'patch'}

# Path arguments, keywords that must be given, keywords that may, and the name of the body. Source: CryoSPARC tools, api.pyi.
FUNCTIONS = {
    'health': ((), (), (), None),
    'read_root': ((), (), (), None),
    'users.admin_exists': ((), (), (), None),
    'users.find': ((), (), ('role',), None),
    'users.create': ((), ('email', 'username', 'first_name', 'last_name'), ('role',), 'password'),
    'users.count': ((), (), ('role',), None),
    'users.table': ((), (), (), None),
    'users.me': ((), (), (), None),
    'users.find_one': (('user_id',), (), (), None),
    'users.update': (('user_id',), (), ('email', 'username', 'first_name', 'last_name'), None),
    'users.delete': (('user_id',), (), (), None),
    'users.get_role': (('user_id',), (), (), None),
    'users.set_role': (('user_id',), (), (), 'role'),
    'users.request_reset_password': (('user_id',), (), (), None),
    'users.register': (('user_id',), ('token',), (), 'body'),
    'users.reset_password': (('user_id',), ('token',), (), 'body'),
    'users.get_my_state_var': (('key',), (), (), None),
    'users.get_state_var': (('user_id', 'key'), (), (), None),
    'users.set_state_var': (('user_id', 'key'), (), (), 'value'),
    'users.unset_state_var': (('user_id', 'key'), (), (), None),
    'users.get_my_lanes': ((), (), (), None),
    'users.get_lanes': (('user_id',), (), (), None),
    'users.set_lanes': (('user_id',), (), (), 'lanes'),
    'users.get_my_file_browser_settings': ((), (), (), None),
    'users.get_file_browser_settings': (('user_id',), (), (), None),
    'users.set_file_browser_settings': (('user_id',), (), (), 'body'),
    'resources.find_lanes': ((), (), (), None),
    'resources.add_lane': ((), (), (), 'body'),
    'resources.find_lane': (('name',), (), ('type',), None),
    'resources.remove_lane': (('name',), (), (), None),
    'resources.find_targets': ((), (), ('lane',), None),
    'config.get_version': ((), (), (), None),
    'config.get_instance_uid': ((), (), (), None),
    'config.get_file_browser_settings': ((), (), (), None),
    'config.set_file_browser_settings': ((), (), (), 'body'),
}

USER = {'_id', 'updated_at', 'created_at', 'emails', 'created_by_user_id', 'name', 'first_name', 'last_name', 'status', 'profile',
        'roles', 'register_token', 'reset_token', 'last_password_changed_at', 'services', 'state', 'preferences',
        'file_browser_settings', 'lanes'}


def operations(world):
    return {operation['summary']: (path, verb, operation)
            for path, item in world.api.document['paths'].items() for verb, operation in item.items()}


def walk(value):
    yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walk(part)


def the_document_is_for_everybody(world):
    same(set(world.nobody.document) >= {'info', 'paths', 'components'}, True)
    same(world.nobody.document, world.api.document)


def path_items_hold_nothing_but_verbs(world):
    for path, item in world.api.document['paths'].items():
        same(set(item) - VERBS, set(), 'the strange keys of ' + path)


def every_operation_is_named_like_a_function(world):
    count = sum(len(item) for item in world.api.document['paths'].values())
    same(len(operations(world)), count, 'the number of different summaries')
    for summary in operations(world):
        holds(re.fullmatch(r'([a-z]+\.)?[a-z_]+', summary), '%r is no name' % summary)


def every_parameter_says_all_three(world):
    for path, _, operation in operations(world).values():
        named = set()
        for parameter in operation.get('parameters', []):
            holds(isinstance(parameter['required'], bool), '%s does not say whether it is required' % parameter)
            holds(parameter['in'] in ('path', 'query', 'header'), '%s is in a strange place' % parameter)
            if parameter['in'] == 'path':
                same(parameter['required'], True, 'the requirement of ' + parameter['name'])
                named.add(parameter['name'])
        same(named, set(re.findall('{([^}]*)}', path)), 'the variables of ' + path)


def all_functions_have_the_arguments_that_scripts_use(world):
    there = operations(world)
    for function, (variables, needed, others, body) in FUNCTIONS.items():
        holds(function in there, function + ' is missing')
        path, _, operation = there[function]
        named = [item for item in operation.get('parameters', []) if item['in'] != 'path']
        same(tuple(re.findall('{([^}]*)}', path)), variables, 'the path of ' + function)
        same({item['name'] for item in named if item['required']}, set(needed), 'what must be given to ' + function)
        same({item['name'] for item in named if not item['required']}, set(others), 'what may be given to ' + function)
        schema = operation.get('requestBody', {}).get('content', {}).get(JSON, {}).get('schema')
        title = None if schema is None else schema.get('title', 'body').lower().replace(' ', '_')
        same(title, body, 'the body of ' + function)


def login_is_a_form(world):
    _, _, operation = operations(world)['login']
    same(list(operation['requestBody']['content']), ['application/x-www-form-urlencoded'])
    same([item['name'] for item in operation.get('parameters', [])], ['expires_in'])
    same(operation['responses']['200']['content'][JSON]['schema'], {'$ref': '#/components/schemas/Token'})


def no_answer_would_trip_the_decoder(world):
    for summary, (_, _, operation) in operations(world).items():
        for status, answer in operation['responses'].items():
            holds(re.fullmatch(r'\d{3}', status), '%s declares %s' % (summary, status))
            holds(answer.get('content', 1), '%s declares an empty content' % summary)
            holds(status < '400' or TEXT not in answer.get('content', {}), '%s declares an error as text' % summary)
        holds(any(status < '300' for status in operation['responses']), summary + ' declares no success')
    for part in walk(world.api.document):
        if isinstance(part, dict):
            holds(not isinstance(part.get('type'), list), 'a list of types: %s' % part)
            holds(part.get('additionalProperties') is not True, 'additionalProperties: %s' % part)


def every_reference_leads_to_a_class_of_the_client(world):
    schemas = world.api.document['components']['schemas']
    for part in walk(world.api.document):
        if isinstance(part, dict) and isinstance(part.get('$ref'), str):
            holds(part['$ref'].rpartition('/')[2] in schemas, part['$ref'] + ' leads nowhere')
    same(USER, set(schemas['User']['properties']), 'the members of a user')
    answers = [answer for _, _, operation in operations(world).values()
               for status, answer in operation['responses'].items() if status < '300']
    for part in walk(answers):
        if isinstance(part, dict) and '$ref' in part:
            holds(part['$ref'].rpartition('/')[2] in MODELS, part['$ref'] + ' is not known to the client')
