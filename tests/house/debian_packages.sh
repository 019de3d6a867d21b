#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# debian_packages.sh BUILD: makes both packages and looks at what whoever installs them gets.
set -euo pipefail
build=$1
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
fail() {
    echo "FAIL: $*" >&2
    exit 1
}

(cd "$build" && cpack -G DEB -B "$out" >"$out/cpack.log" 2>&1) || {
    tail -20 "$out/cpack.log"
    fail "the packages are not made"
}
for package in branchbook branchbook-hub; do
    deb=$(ls "$out/${package}"_*.deb)
    dpkg-deb -x "$deb" "$out/$package"
    [ -s "$out/$package/usr/share/doc/$package/copyright" ] || fail "$package has no copyright"
    for program in "$out/$package"/usr/bin/*; do
        ldd "$program" | grep -q 'not found' && fail "$program misses a library"
        "$program" --version >/dev/null || fail "$program does not start"
    done
done

depends() { dpkg-deb -f "$(ls "$out/$1"_*.deb)" Depends; }
# Loaded while the program runs, so that nothing but this list brings them along.
for needed in fonts-noto-cjk libqt6svg6 qt6-translations-l10n qt6-image-formats-plugins libqt6multimedia6; do
    depends branchbook | grep -qw "$needed" || fail "branchbook does not depend on $needed"
done
for needed in libqt6core6 libqt6sql6 libssl3; do
    depends branchbook-hub | grep -qw "$needed" || fail "branchbook-hub does not depend on $needed"
done
! depends branchbook-hub | grep -q 'libqt6widgets6' || fail "a server needs no windows"

desktop=$out/branchbook/usr/share/applications/org.branchbook.Branchbook.desktop
desktop-file-validate "$desktop" || fail "the menu entry is not valid"
icon=$(sed -n 's/^Icon=//p' "$desktop")
[ -s "$out/branchbook/usr/share/icons/hicolor/scalable/apps/$icon.svg" ] || fail "the menu entry has no icon"
mime=$(sed -n 's/^MimeType=\(.*\);$/\1/p' "$desktop")
grep -q "mime-type type=\"$mime\"" "$out/branchbook/usr/share/mime/packages/branchbook.xml" ||
    fail "a double click on a bundle leads nowhere"

unit=$out/branchbook-hub/usr/lib/systemd/system/branchbook-hub.service
start=$(sed -n 's/^ExecStart=//p' "$unit")
[ -x "$out/branchbook-hub${start%% *}" ] || fail "the service starts a program that is not there"
help=$("$out/branchbook-hub${start%% *}" --help)
for option in $(printf '%s\n' "$start" | grep -o -- '--[a-z-]*'); do
    printf '%s' "$help" | grep -q -- "$option" || fail "the service uses $option, which the program does not know"
done
user=$(sed -n 's/^User=//p' "$unit")
grep -q "^u $user " "$out/branchbook-hub/usr/lib/sysusers.d/branchbook-hub.conf" || fail "nobody makes the service's user"
echo "both packages are as they should be"
