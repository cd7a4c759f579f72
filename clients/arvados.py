"""Does what programs of Arvados sites do, against a running Muster. Needs what Debian calls python3-googleapi.

    arvados.py https://127.0.0.1:8343 TOKEN [WORD]

The token is an administrator's. With a word, only the cases whose names contain it are tried.
"""

import inspect
import sys
import traceback

import arvados_document
import arvados_life
import arvados_lists
import arvados_tools
import arvados_users
from arvados_world import World

MODULES = (arvados_document, arvados_users, arvados_lists, arvados_life, arvados_tools)


def cases(module):
    """The functions that want the world and nothing else."""
    functions = (value for value in vars(module).values() if inspect.isfunction(value))
    return [function for function in functions if list(inspect.signature(function).parameters) == ['world']]


def main(url, token, word=''):
    passed, failed = 0, []
    try:
        world = World(url, token)
    except Exception as failure:
        sys.exit('there is no Arvados API at %s: %s\n0 passed, 1 failed' % (url, failure))
    for case in (case for module in MODULES for case in cases(module) if word in case.__name__):
        try:
            case(world)
            passed += 1
        except Exception as failure:
            failed.append(case.__name__)
            line = traceback.extract_tb(failure.__traceback__)[1].lineno
            print('%s, line %d: %s: %.600s' % (case.__name__, line, type(failure).__name__, failure), file=sys.stderr)
    if not passed and not failed:
        sys.exit('no case has %r in its name' % word)
    print('%d passed, %d failed' % (passed, len(failed)))
    for name in failed:
        print('failed: ' + name)
    return 1 if failed else 0


if __name__ == '__main__':
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
