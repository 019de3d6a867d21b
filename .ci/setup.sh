# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what a fresh Debian 12 machine lacks; sourced by ./run and ./check.
# Says nothing about what is already there.

branchbook_run_packages=(
    cmake ninja-build g++ ccache mold pkg-config
    qt6-base-dev qt6-multimedia-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    qt6-translations-l10n qt6-svg-dev qt6-image-formats-plugins libqt6sql6-sqlite libqt6sql6-psql
    libsqlcipher-dev libssl-dev libsodium-dev libzstd-dev libboost1.81-dev
    libquazip1-qt6-dev libqrencode-dev libexif-dev libicu-dev
    fonts-noto-cjk xvfb xauth openssl
)
# What only the checks need: the sanitizer build, the format test, bench baselines, planted damage.
branchbook_check_packages=(
    clang clang-format dbus-daemon desktop-file-utils dpkg-dev ffmpeg libclang-rt-14-dev poppler-utils postgresql strace git patch python3
    python3-yaml python3-jsonschema python3-cbor2 python3-zstandard
)

# Only for `ctest -L patroni`, which no check runs: patroni etcd-server python3-etcd curl

branchbook_as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# bookworm-backports has SQLCipher 4.6; the suite is read from the mirror this machine already uses.
branchbook_enable_backports() {
    if apt-cache policy 2>/dev/null | grep -q 'bookworm-backports'; then return 0; fi
    local uri
    uri=$(apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT)' 2>/dev/null |
        awk '$2 == "bookworm" && $3 == "main" { print $1; exit }')
    if [ -z "$uri" ]; then
        echo "No Debian 12 (bookworm) package source is configured on this machine; SQLCipher 4.6 comes from bookworm-backports." >&2
        return 1
    fi
    printf 'Types: deb\nURIs: %s\nSuites: bookworm-backports\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' "$uri" |
        branchbook_as_root tee /etc/apt/sources.list.d/branchbook-backports.sources >/dev/null
    branchbook_as_root apt-get -qq update
}

branchbook_missing_packages() {
    local name
    for name in "$@"; do
        dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || echo "$name"
    done
}

branchbook_install() {
    local missing
    mapfile -t missing < <(branchbook_missing_packages "$@")
    if [ "${#missing[@]}" -eq 0 ]; then
        dpkg --compare-versions "$(dpkg-query -W -f='${Version}' libsqlcipher-dev)" ge 4.5 && return 0
        missing=(libsqlcipher-dev)
    fi
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        echo "These packages are missing and need root or sudo to install: ${missing[*]}" >&2
        return 1
    fi
    echo "Installing ${#missing[@]} packages: ${missing[*]}"
    branchbook_as_root apt-get -qq update
    branchbook_enable_backports
    local wanted=() name
    for name in "${missing[@]}"; do
        [ "$name" = libsqlcipher-dev ] && name=libsqlcipher-dev/bookworm-backports
        wanted+=("$name")
    done
    DEBIAN_FRONTEND=noninteractive branchbook_as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 install "${wanted[@]}" >/dev/null
}

# Redocly's rules for docs/openapi.yaml into this folder, in exactly the versions of the lock file.
branchbook_install_linter() {
    local folder=$1 source=.ci/openapi
    cmp -s "$source/package-lock.json" "$folder/installed.json" && return 0
    # Whoever has Node.js from elsewhere has its npm; the two packages of Debian belong together.
    command -v npm >/dev/null || branchbook_install nodejs npm
    mkdir -p "$folder"
    cp "$source/package.json" "$source/package-lock.json" "$folder"
    if ! npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null; then
        echo "The npm registry cannot be reached: docs/openapi.yaml is held to its form by tests/openapi only, not by the linter." >&2
        return 1
    fi
    cp "$source/package-lock.json" "$folder/installed.json"
}
