# SPDX-License-Identifier: MIT
# Run by cpack between installing into its folder and packing that: makes of it a tree as Debian wants
# it, and gives all files the time that SOURCE_DATE_EPOCH says.
set(tree "${CPACK_TEMPORARY_DIRECTORY}")

# Neither the name of the file nor the time goes into the result.
function(compress)
  execute_process(COMMAND gzip -9nf ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

if(CPACK_GENERATOR STREQUAL "DEB")
  set(share "${tree}${CPACK_PACKAGING_INSTALL_PREFIX}/share")
  set(doc "${share}/doc/statusgen")
  set(readable OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  file(REMOVE "${doc}/LICENSE")
  file(RENAME "${doc}/CHANGELOG.md" "${doc}/changelog")
  string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC) # that of SOURCE_DATE_EPOCH, if it is set
  configure_file("${CPACK_STATUSGEN_SOURCE_DIR}/cmake/debian/changelog.in"
                 "${doc}/changelog.Debian" @ONLY FILE_PERMISSIONS ${readable})
  configure_file("${CPACK_STATUSGEN_SOURCE_DIR}/cmake/debian/copyright" "${doc}/copyright" COPYONLY
                 FILE_PERMISSIONS ${readable})
  file(GLOB pages "${share}/man/man*/*.[1-8]")
  compress(${pages} "${doc}/changelog.Debian" "${doc}/changelog")
  # Packages have a folder of their own there.
  file(RENAME "${share}/zsh/site-functions" "${share}/zsh/vendor-completions")
endif()

# Whatever the umask is.
execute_process(
  COMMAND find "${tree}" -type d -exec chmod 755 {} + COMMAND_ERROR_IS_FATAL ANY)

if(NOT "$ENV{SOURCE_DATE_EPOCH}" STREQUAL "")
  execute_process(
    COMMAND find "${tree}" -exec touch -h -d "@$ENV{SOURCE_DATE_EPOCH}" {} +
            COMMAND_ERROR_IS_FATAL ANY)
endif()
