# Finds the Chromium that the tests of pages drive, or installs the system's own. Sourced by ./check after common.sh.

# The same names in the same order as in the tests' Chromium.java; MUSTER_CHROMIUM is a path, and goes before them.
has_chromium() {
    if [ -n "${MUSTER_CHROMIUM-}" ]; then
        [ -x "$MUSTER_CHROMIUM" ]
        return
    fi
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name" >/dev/null; then return; fi
    done
    return 1
}

# Whoever has named a browser wants that one and no other. What apt-get says is worth reading only if there is no browser
# afterwards.
install_chromium() {
    if [ -n "${MUSTER_CHROMIUM-}" ] || ! command -v apt-get >/dev/null; then return 1; fi
    become=
    if [ "$(id -u)" != 0 ]; then
        become='sudo -n'
        $become true 2>/dev/null || return 1
    fi
    say "installing Chromium for the tests of pages (apt-get install chromium)"
    log=$root/server/target/chromium.log
    { $become apt-get update -q && $become env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends chromium; } >"$log" 2>&1 9>&-
    has_chromium || {
        tail -n 5 "$log" >&2
        return 1
    }
}

say_that_chromium_is_missing() {
    if [ -n "${MUSTER_CHROMIUM-}" ]; then
        say "MUSTER_CHROMIUM names no program that could be started ($MUSTER_CHROMIUM); the tests of pages $1"
    else
        say "there is no Chromium on the PATH; the tests of pages $1 (on Debian 'apt install chromium' brings one)"
    fi
}
