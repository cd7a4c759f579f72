# Builds server/target/app: the jar, lib/ beside it, native/ and the start-up cache. Sourced by ./muster after common.sh.

prepare_application() {
    mkdir -p "$root/server/target" 2>/dev/null && [ -w "$root/server/target" ] || {
        # Started by somebody who may not build here: the application runs as it is, without a cache of his own.
        if is_built; then return; fi
        fail "the application must be built, and $root/server/target cannot be written to." \
            "Run './muster version' once as the owner of that folder."
    }
    lock "$root/server/target/build.lock"
    # Another start may have done it while this one waited.
    if ! is_built; then build_application; fi
    if ! is_trained; then train_application; fi
    unlock
}

# Maven writes to stage/, which then takes the place of app/ as a whole: a server that runs from app/ keeps its open files.
build_application() {
    need_maven
    target=$root/server/target
    say 'building; the first time this takes a minute or two'
    rm -rf "$target/stage"
    : >"$target/build.begun"
    (cd "$root" && maven -Dapplication -pl server -am package) >"$target/build.log" 2>&1 || {
        cat "$target/build.log" >&2
        fail "the build failed; its log is above and in $target/build.log"
    }
    extract_sqlite "$target/stage" || say "SQLite's library stays in its jar, which costs a little at each start"
    mv "$target/build.begun" "$target/stage/built"
    rm -rf "$target/app.old"
    if [ -d "$app" ]; then mv "$app" "$target/app.old"; fi
    mv "$target/stage" "$app"
    rm -rf "$target/app.old"
}

# sqlite-jdbc would unpack its library for this machine at each start; here it is unpacked once, into native/.
extract_sqlite() {
    jar=$(echo "$1"/lib/sqlite-jdbc-*.jar)
    if [ ! -f "$jar" ]; then return 1; fi
    folder=$("$jdk/bin/java" -cp "$1/lib/*" org.sqlite.util.OSInfo 2>/dev/null) || return 1
    mkdir "$1/unpacked" "$1/native" || return 1
    (cd "$1/unpacked" && "$jdk/bin/jar" xf "$jar" "org/sqlite/native/$folder") 2>/dev/null &&
        mv "$1/unpacked/org/sqlite/native/$folder"/* "$1/native" 2>/dev/null || rm -rf "$1/native"
    rm -rf "$1/unpacked"
    [ -d "$1/native" ]
}

# Lets the server run for a moment on empty data while Java notes what it loads; that becomes the start-up cache.
# Whatever goes wrong here costs speed at the start and nothing else, and is not tried again before the next build.
train_application() {
    say 'preparing a fast start'
    rm -f "$app"/start.aot*
    training=$(mktemp -d)
    # Whoever loses patience must not leave the training server behind.
    trap 'kill -KILL "$(cat "$training/pid")" 2>/dev/null; rm -rf "$training"; exit 130' INT HUP TERM
    run_training >"$app/training.log" 2>&1 || true
    trap 'exit 130' INT HUP TERM
    rm -rf "$training"
    if [ -s "$app/start.aot.new" ]; then
        mv "$app/start.aot.new" "$app/start.aot"
    else
        rm -f "$app/start.aot.new"
        say "starts will be slower, since the start-up cache could not be made ($app/training.log says why)"
    fi
    echo "$trained_for" >"$app/trained"
}

# Nothing of the caller's environment gets in: the training must never see a real database or a real secret.
run_training() {
    key=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
    (
        env -i PATH="$PATH" HOME="$training" TMPDIR="$training" \
            MUSTER_DATA="$training/data" MUSTER_LISTEN=127.0.0.1:0 \
            MUSTER_ADMIN_USERNAME=trainer MUSTER_ADMIN_EMAIL=trainer@example.org MUSTER_ADMIN_FIRST_NAME=Train \
            MUSTER_ADMIN_LAST_NAME=Run MUSTER_ADMIN_PASSWORD="Aa1-$key" MUSTER_ADMIN_KEY="$key" \
            "$jdk/bin/java" "-XX:AOTCacheOutput=$app/start.aot.new" "-Dorg.sqlite.lib.path=$app/native" \
            "-Djava.io.tmpdir=$training" $java_flags $collector -jar "$app/muster-server.jar" serve \
            >"$training/out" 2>&1 &
        echo $! >"$training/pid"
        code=0
        wait $! || code=$?
        echo "$code" >"$training/exit"
    ) 9>&- &
    wait_until 300 is_ready_or_ended || true
    url=$(sed -n 's/^muster ready on \([^ ]*\) in .*/\1/p' "$training/out")
    if [ -n "$url" ]; then make_requests; fi
    has_ended || kill -TERM "$(cat "$training/pid")" || true
    # The cache is written after the server has ended, by a second Java that the first one waits for.
    wait_until 900 has_ended || kill -KILL "$(cat "$training/pid")" || true
    cat "$training/out"
}

is_ready_or_ended() { has_ended || grep -q '^muster ready on ' "$training/out" 2>/dev/null; }
has_ended() { [ -f "$training/exit" ]; }

# Waits for $2 at most $1 tenths of a second.
wait_until() {
    tenths=$1
    until $2; do
        tenths=$((tenths - 1))
        if [ "$tenths" -le 0 ]; then return 1; fi
        sleep 0.1
    done
}

make_requests() {
    command -v curl >/dev/null || return 0
    for path in /health /ready /metrics /__ping__ /__api__/server_settings /__api__/v1/user; do
        curl -s -o /dev/null --max-time 5 "$url$path" || true
    done
    for path in /__api__/v1/user /__api__/v1/users; do
        curl -s -o /dev/null --max-time 5 -H "Authorization: Key $key" "$url$path" || true
    done
}
