"""Does what scripts of CryoSPARC sites do, against a running Muster. Needs what Debian calls python3-httpx.

    cryosparc.py http://127.0.0.1:8300 EMAIL PASSWORD [WORD]
    cryosparc.py http://127.0.0.1:8300 EMAIL

The first tries the cases, with an administrator's email and password, and keeps a token as the login command does; with a word, only
the cases whose names contain it are tried. The second needs no password, since a token is kept. It wants a directory without other
administrators.
"""

import inspect
import sys
import traceback
import warnings

import cryosparc_document
import cryosparc_life
import cryosparc_login
import cryosparc_users
from cryosparc_client import CryoSPARC, login
from cryosparc_world import World, same

# The cases of the last two look back on what the others saw.
MODULES = (cryosparc_document, cryosparc_users, cryosparc_login, cryosparc_life)


def cases(module):
    """The functions that want the world and nothing else."""
    functions = (value for value in vars(module).values() if inspect.isfunction(value))
    return [function for function in functions if list(inspect.signature(function).parameters) == ['world']]


def a_kept_token_outlives_the_server(url, email):
    session = CryoSPARC(url, email=email)
    same(session.user.emails[0].address, email)
    same(session.test_connection(), True)


def main(url, email, password=None, word=''):
    # What the client warns of is a fault of the server here: an unknown class, another version, a broken connection.
    warnings.simplefilter('error', UserWarning)
    if password is None:
        a_kept_token_outlives_the_server(url, email)
        print('1 passed, 0 failed')
        return 0
    passed, failed = 0, []
    try:
        world = World(url, email, password)
        login(url, email, password)
    except Exception as failure:
        sys.exit('there is no CryoSPARC API at %s: %s\n0 passed, 1 failed' % (url, failure))
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
    if len(sys.argv) not in (3, 4, 5):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
