/// Checks the shape of a scenario's tree against the table of sections: unknown sections and keys,
/// malformed ids, wrong types, missing structural keys. References and numbers are checked where
/// they are used.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/report.h"
#include "scenario/sections.h"
#include "scenario/value.h"

namespace tumen {

/// Reports everything wrong in the shape of the merged tree of a scenario.
void check_sections(const Value& tree, Report& report);
/// The same for a file with other sections; `what` names it: "an experiment file". Besides the
/// sections it may have `plain_keys` of its own.
void check_sections(const Value& tree, std::span<const Section> all, std::string_view what,
                    std::vector<std::string> plain_keys, Report& report);

/// Reports what is wrong in one table of the section; `path` is its dotted name.
void check_table(const Section& section, const Value& table, Place place, const std::string& path,
                 Report& report);

/// True when check_table() would report nothing.
bool is_sound(const Section& section, const Value& table);

/// What is wrong with the value of a structural key, as the end of a sentence that starts with the
/// key: "must be ...". Empty when it is fine.
std::string fault(const Key& key, const Value& value);

/// [A-Za-z][A-Za-z0-9_-]*, at most 64 characters; `digit_first` lets it start with a digit.
bool is_id(std::string_view text, bool digit_first = false);

/// The value of a structural key when it is there and well formed, else null.
const Value* well_formed(const Section& section, const Value& table, std::string_view key);

}  // namespace tumen
