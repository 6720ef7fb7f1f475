/// The seven elements of the description, a file each. Every function appends its element.
#pragma once

#include <string>

#include "scenario/odd/configured.h"

namespace tumen {

void write_purpose(std::string& out, const Configured& c);         // 1
void write_entities(std::string& out, const Configured& c);        // 2
void write_process(std::string& out, const Configured& c);         // 3
void write_concepts(std::string& out, const Configured& c);        // 4
void write_initialisation(std::string& out, const Configured& c);  // 5
void write_input(std::string& out, const Configured& c);           // 6
void write_submodels(std::string& out, const Configured& c);       // 7

/// "## 1 Purpose"
void write_heading(std::string& out, std::string_view text, int level = 2);
/// A paragraph.
void write_line(std::string& out, std::string_view text);
/// "(5) Systemic stance"
std::string equation_name(const Equation& e);
/// The numbers of a list that are in use: "(5), (11)"; "none" where none is.
std::string numbers_in_use(const Configured& c, std::string_view list);

}  // namespace tumen
