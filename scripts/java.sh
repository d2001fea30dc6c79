# Sourced by the other scripts: which Java to use, and how to say that there is none.
# shellcheck shell=bash

# Says what is wrong, and in further lines what may help.
die() {
  printf 'foresee: %s\n' "$1" >&2
  shift
  [ $# = 0 ] || printf '%s\n' "$@" >&2
  exit 1
}

# The major version of the Java installation in a directory: 17. Empty where there is none.
major_of() {
  local version=
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([^"]*\).*/\1/p' "$1/release")
  fi
  if [ -z "$version" ] && [ -x "$1/bin/java" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')
  fi
  version=${version#1.}
  printf '%s' "${version%%[!0-9]*}"
}

# The home of the Java that JAVA_HOME or else PATH names.
java_home() {
  if [ -n "${JAVA_HOME:-}" ]; then
    [ -x "$JAVA_HOME/bin/java" ] || die "JAVA_HOME ($JAVA_HOME) has no bin/java." "Maybe unset it, or point it to a JDK 17."
    printf '%s' "$JAVA_HOME"
    return
  fi
  local java
  java=$(command -v java) || die "no Java found: neither JAVA_HOME is set nor is java on the PATH." "Maybe install a JDK 17 or newer."
  java=$(readlink -f "$java")
  printf '%s' "${java%/bin/java}"
}

# A JDK 17 for the build: JAVA_HOME, PATH, or where Linux distributions put it.
jdk17_home() {
  local home java
  java=$(readlink -f "$(command -v javac || true)")
  for home in "${JAVA_HOME:-}" "${java%/bin/javac}" "${JAVA17_HOME:-}" /usr/lib/jvm/*17*; do
    if [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ "$(major_of "$home")" = 17 ]; then
      printf '%s' "$home"
      return
    fi
  done
  die "building needs a JDK 17 (with javac), and there is none in JAVA_HOME, on the PATH or in /usr/lib/jvm." \
    "Maybe install one (Debian, Ubuntu: openjdk-17-jdk-headless) or set JAVA17_HOME."
}

need_maven() {
  command -v mvn > /dev/null || die "building needs Maven 3.8 or newer, and mvn is not on the PATH." "Maybe install it (Debian, Ubuntu: apt install maven)."
}
