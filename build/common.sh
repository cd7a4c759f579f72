# What ./muster and ./check share. Sourced with $root set; everything here is cheap, since each start runs it.

app=$root/server/target/app

# A small heap, since accounts are small, which begins smaller still: by itself Java would begin with all of it on a large
# machine. MUSTER_JAVA_OPTS comes later on the line and wins. The training run has the same flags: a start-up cache serves
# only the kind of object headers that it was made with.
java_flags='-Xms48m -Xmx256m -XX:+UseCompactObjectHeaders -XX:-UsePerfData'
java_flags="$java_flags -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
collector=-XX:+UseSerialGC

say() { printf 'muster: %s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# Sets jdk (its folder) and jdk_version. Reads the file `release`, since starting Java to ask would cost more than the rest.
find_jdk() {
    if [ -n "${JAVA_HOME-}" ] && is_jdk_25 "$JAVA_HOME"; then return; fi
    if on_path=$(command -v java); then
        on_path=$(readlink -f -- "$on_path" 2>/dev/null || echo "$on_path")
        if is_jdk_25 "${on_path%/bin/java}"; then return; fi
    fi
    # MUSTER_JDK_PLACES, folders divided by colons, is looked through instead of the usual places.
    if [ -n "${MUSTER_JDK_PLACES+set}" ]; then
        saved_ifs=$IFS
        IFS=:
        set -- $MUSTER_JDK_PLACES
        IFS=$saved_ifs
    else
        set -- /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/* /usr/local/*jdk* \
            "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.asdf/installs/java/* \
            "${HOME-}"/.local/share/mise/installs/java/* /home/linuxbrew/.linuxbrew/opt/openjdk* \
            /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
            /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
            /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
    fi
    for place in "$@"; do
        if is_jdk_25 "$place"; then return; fi
    done
    fail "a JDK 25 is missing (looked at JAVA_HOME, java on the PATH and the usual places such as /usr/lib/jvm, /opt and" \
        "~/.sdkman). Install one, for example with 'apt install openjdk-25-jdk-headless', 'brew install openjdk@25'," \
        "'sdk install java 25-tem' or from https://adoptium.net, then run this again. If it is in an unusual place, set JAVA_HOME."
}

is_jdk_25() {
    if [ ! -x "$1/bin/javac" ] || [ ! -r "$1/release" ]; then return 1; fi
    found=
    jdk_version=
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
            'JAVA_VERSION="25"' | 'JAVA_VERSION="25.'*) found=yes ;;
            JAVA_RUNTIME_VERSION=* | IMPLEMENTOR=* | OS_ARCH=*) jdk_version="$jdk_version $line" ;;
        esac
    done <"$1/release"
    if [ -z "$found" ]; then return 1; fi
    jdk=$1
}

need_maven() {
    command -v mvn >/dev/null || fail "Maven (mvn) is missing, and it is needed to build." \
        "Install it, for example with 'apt install maven' or 'brew install maven', or from https://maven.apache.org."
}

# Maven in the current folder, on the JDK that was found; the options keep that JDK from warning about Maven's own libraries.
# 9 is the lock; nothing that Maven leaves behind may hold it.
maven() {
    JAVA_HOME=$jdk MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS-}" \
        mvn -B -ntp ${MAVEN_FLAGS-} "$@" 9>&-
}

# Folders count too: a removed file changes its folder.
is_built() {
    [ -f "$app/built" ] && [ -z "$(find "$root/pom.xml" "$root/client/pom.xml" "$root/client/src/main" "$root/server/pom.xml" \
        "$root/server/src/main" "$root/build" \
        -newer "$app/built" -print -quit 2>/dev/null)" ]
}

# A start-up cache is good for one JDK and one place of the jar alone; app/trained says for which it was made.
is_trained() {
    trained_for="$jdk$jdk_version $app"
    trained=
    if [ -f "$app/trained" ]; then IFS= read -r trained <"$app/trained" || true; fi
    [ "$trained" = "$trained_for" ]
}

# One build at a time in a folder: takes the lock $1 or waits for it. It is held until unlock or the end of this shell.
lock() {
    if command -v flock >/dev/null; then
        exec 9>"$1"
        flock -n 9 || { say 'waiting for another build'; flock 9; }
        return
    fi
    waited=0
    until mkdir "$1.d" 2>/dev/null; do
        waited=$((waited + 1))
        if [ "$waited" -ge 900 ]; then fail "another build holds $1.d; remove that folder if none is running."; fi
        sleep 1
    done
    locked=$1.d
    trap 'rmdir "$locked"' EXIT
    trap 'exit 130' INT HUP TERM
}

unlock() {
    if command -v flock >/dev/null; then
        exec 9>&-
        return
    fi
    rmdir "$locked"
    trap - EXIT INT HUP TERM
}
