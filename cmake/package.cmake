# SPDX-License-Identifier: MIT
# Packages: 'cpack -G DEB', 'cpack -G TGZ', and 'cpack --config CPackSourceConfig.cmake' for the sources.
# With SOURCE_DATE_EPOCH set, the same sources, tools and umask give the same bytes: CPack writes the
# umask into the outer archive of a Debian package, what is in it does not depend on it.
set(STATUSGEN_MAINTAINER
    "The statusgen authors <authors@statusgen.example>"
    CACHE STRING "Who builds the packages: NAME <ADDRESS>")
mark_as_advanced(STATUSGEN_MAINTAINER)

set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_GENERATOR TGZ)
set(CPACK_PACKAGE_NAME statusgen)
set(CPACK_PACKAGE_VENDOR "The statusgen authors")
set(CPACK_PACKAGE_CONTACT "${STATUSGEN_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "generator of constants of HTTP status codes")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/cmake/package-tree.cmake")

set(CPACK_SOURCE_GENERATOR TGZ)
string(REGEX REPLACE "([][+.*^$?|()\\\\])" "\\\\\\1" root "${PROJECT_SOURCE_DIR}")
set(CPACK_SOURCE_IGNORE_FILES "^${root}/build/" "^${root}/[.]git(/|$)" "/__pycache__/")

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 0.1) # one of Debian, from 1 on, supersedes it
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "One YAML specification of every HTTP status code, registered and of vendors,
is written out as constants, look-up tables and data for many languages
through typed templates.  Specifications and templates of one's own work as
well.")
set(CPACK_STATUSGEN_SOURCE_DIR "${PROJECT_SOURCE_DIR}") # for package-tree.cmake

include(CPack)
