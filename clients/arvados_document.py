"""Cases about the discovery document, from which the SDKs of five languages make their methods."""

import json
import re

from arvados_world import holds, same

USERS = {'list', 'get', 'create', 'update', 'delete', 'current', 'system', 'activate', 'setup', 'unsetup', 'merge', 'update_uuid'}


def methods(document):
    return [(resource, name, method) for resource, value in document['resources'].items()
            for name, method in value['methods'].items()]


def references(value):
    if isinstance(value, dict):
        if '$ref' in value:
            yield value['$ref']
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from references(part)


def the_document_names_the_address_the_client_used(world):
    document = world.admin.document
    same((document['rootUrl'], document['servicePath']), (world.url + '/', 'arvados/v1/'))
    # The Go SDK joins this with a method's path.
    same(document['basePath'], '/arvados/v1/')
    holds(re.fullmatch('[0-9a-z]{5}', document['uuidPrefix']), 'the cluster has no name of five characters')


def the_document_has_all_methods_of_users(world):
    missing = USERS - set(world.admin.document['resources']['users']['methods'])
    holds(not missing, 'missing are %r' % sorted(missing))


def every_schema_that_is_named_exists(world):
    document = world.admin.document
    for resource, name, method in methods(document):
        # Without one, Python hands the answer over as bytes.
        holds('response' in method, '%s.%s has no response' % (resource, name))
    unknown = set(references(document)) - set(document['schemas'])
    holds(not unknown, 'unknown are %r' % sorted(unknown))
    for key, schema in document['schemas'].items():
        same(schema['id'], key, 'the id of a schema')


def ruby_finds_a_resource_for_each_schema(world):
    document = world.admin.document
    for schema in document['schemas']:
        if not schema.endswith('List'):
            plural = re.sub('(?<!^)(?=[A-Z])', '_', schema).lower() + 's'
            holds(plural in document['resources'], '%s has no resource %s' % (schema, plural))


def go_finds_the_path_of_a_uuid(world):
    document = world.admin.document
    schema, = [key for key, value in document['schemas'].items() if value.get('uuidPrefix') == 'tpzed']
    same(schema, 'User')
    resource, = [resource for resource, name, method in methods(document)
                 if name == 'get' and method['response'].get('$ref') == schema]
    same(document['resources'][resource]['methods']['get']['path'], 'users/{uuid}')
    same(type(document['defaultCollectionReplication']), int)


def r_is_told_of_each_parameter_whether_it_is_required(world):
    for resource, name, method in methods(world.admin.document):
        for key, parameter in method.get('parameters', {}).items():
            same(type(parameter.get('required')), bool, '%s.%s, %s: required' % (resource, name, key))
        if 'request' in method:
            same(type(method['request'].get('required')), bool, '%s.%s: required' % (resource, name))


def the_command_line_can_make_options_of_everything(world):
    for resource, name, method in methods(world.admin.document):
        for key, parameter in method.get('parameters', {}).items():
            holds(parameter['type'] in ('array', 'object', 'boolean', 'integer', 'string'), 'the type of ' + key)
            if parameter['type'] == 'boolean' and 'default' in parameter:
                # It reads this text as JSON.
                same(type(json.loads(parameter['default'])), bool, '%s.%s, %s: the default' % (resource, name, key))
        if 'request' in method:
            same(list(method['request']['properties']), [resource[:-1]], '%s.%s: the body' % (resource, name))
