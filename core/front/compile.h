// SPDX-License-Identifier: MIT
// core/front/compile.h -- source text to code.
#ifndef CORE_FRONT_COMPILE_H
#define CORE_FRONT_COMPILE_H

#include "core/vm/run.h"

// Compiles all of the source. The result is a list of code blocks without parameters, each a
// function yet without its module (core/vm/code.h), to be run in order: the top level is cut into
// segments so that no large code block is needed for it. Before them comes the number of names
// that they will bind, or None. own_names: names live in the dict in locals[0] (exec with locals)
// and not in the module. Raises SyntaxError, whose traceback has the file and the line; RuntimeError when
// something is being compiled already.
py_val_t py_compile(py_reader_t *reader, py_name_t file, enum py_input input, bool own_names);

#endif
