# SPDX-License-Identifier: MIT
# What 'cmake --install' puts where.
include(GNUInstallDirs)

set(STATUSGEN_DATA_DIR "${CMAKE_INSTALL_DATADIR}/statusgen")

install(TARGETS statusgen EXPORT statusgenTargets RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")

# The program has them in it; these are to read, to include and to start from.
install(
  DIRECTORY spec templates
  DESTINATION "${STATUSGEN_DATA_DIR}"
  FILES_MATCHING
  PATTERN "*.yaml"
  PATTERN "*.json"
  PATTERN "*.mustache")

foreach(section 1 5 7)
  file(GLOB pages CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/man/*.${section}")
  install(FILES ${pages} DESTINATION "${CMAKE_INSTALL_MANDIR}/man${section}")
endforeach()

install(
  FILES completions/statusgen.bash
  DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
  RENAME statusgen)
install(FILES completions/_statusgen DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
install(FILES completions/statusgen.fish
        DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")

file(GLOB pages CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/docs/*.md")
install(FILES README.md CHANGELOG.md SECURITY.md LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES ${pages} DESTINATION "${CMAKE_INSTALL_DOCDIR}/docs")

# For pkg-config: from where the file lies to the prefix, so that the tree can be moved. A folder that
# is given as an absolute path stays one.
function(statusgen_pkg_config)
  set(folder "${CMAKE_INSTALL_DATADIR}/pkgconfig")
  set(bindir "${CMAKE_INSTALL_BINDIR}")
  set(specdir "${STATUSGEN_DATA_DIR}/spec")
  set(templatedir "${STATUSGEN_DATA_DIR}/templates")
  foreach(name bindir specdir templatedir)
    if(NOT IS_ABSOLUTE "${${name}}")
      set(${name} "\${prefix}/${${name}}")
    endif()
  endforeach()
  if(IS_ABSOLUTE "${folder}")
    file(RELATIVE_PATH prefix "${folder}" "${CMAKE_INSTALL_PREFIX}")
  else()
    file(RELATIVE_PATH prefix "/prefix/${folder}" /prefix)
  endif()
  string(REGEX REPLACE "/$" "" prefix "${prefix}")
  configure_file("${PROJECT_SOURCE_DIR}/cmake/statusgen.pc.in"
                 "${PROJECT_BINARY_DIR}/statusgen.pc" @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/statusgen.pc" DESTINATION "${folder}")
endfunction()
statusgen_pkg_config()

include(find-package)
