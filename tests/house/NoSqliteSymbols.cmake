# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DPROGRAM=… -DNM=… -P: fails when the program shows a sqlite3_ symbol to other libraries, or
# takes one from them instead of its own SQLCipher.
execute_process(COMMAND ${NM} -D ${PROGRAM} OUTPUT_VARIABLE symbols RESULT_VARIABLE failed)
if(failed)
    message(FATAL_ERROR "nm cannot read ${PROGRAM}")
endif()
if(NOT symbols MATCHES "QString|QCoreApplication")
    message(FATAL_ERROR "nm lists no dynamic symbols of ${PROGRAM}, so it proves nothing")
endif()
if(symbols MATCHES "sqlite3_[a-z0-9_]+|sqlcipher_[a-z0-9_]+")
    message(FATAL_ERROR "${PROGRAM} has the dynamic symbol ${CMAKE_MATCH_0}")
endif()
execute_process(COMMAND ${READELF} -d ${PROGRAM} OUTPUT_VARIABLE libraries)
if(libraries MATCHES "lib(sqlite3|sqlcipher)[^]]*")
    message(FATAL_ERROR "${PROGRAM} loads ${CMAKE_MATCH_0}")
endif()
