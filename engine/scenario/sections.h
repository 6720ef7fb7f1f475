/// The sections of scenario and experiment files and their structural keys: the one table that the
/// loaders, their messages, the JSON Schema and the documentation walk. Numbers stand in the field
/// table.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/value.h"
#include "world/ids.h"

namespace tumen {

/// What the value of a structural key is.
enum class KeyKind {
  text,       ///< any text
  word,       ///< one of `words`
  date,       ///< "2014Q3"
  integer,    ///< a whole number low .. high
  real,       ///< a number low .. high
  boolean,    ///< true or false
  name,       ///< id of an entity of section `target`
  names,      ///< array of such ids
  menu,       ///< array of at most 8 ascending numbers low .. high
  edits,      ///< table of addresses and numbers
  points,     ///< table of dates and numbers
  request,    ///< a table, or an array of tables, of section "request"
  addresses,  ///< array of addresses
  texts,      ///< array of texts
  numbers,    ///< array of numbers low .. high
};

struct Key {
  std::string_view name;
  KeyKind kind = KeyKind::text;
  bool required = false;
  std::string_view standard;            ///< default as it would be written, may be empty
  std::string_view meaning;             ///< one line
  std::string_view target = {};         ///< of name and names: the section
  double low = 0, high = 0;             ///< of numbers and menus
  std::vector<std::string> words = {};  ///< of word
};

/// How many ids stand between the section's name and the key.
enum class Shape { plain = 0, entity = 1, pair = 2, list };

struct Section {
  std::string_view name;
  Shape shape = Shape::plain;
  std::optional<IndexSet> numbers;  ///< index set of the numbers it gives, if any
  std::string_view meaning;
  std::vector<Key> keys;
};

/// Every section, in the order of the documentation.
std::span<const Section> sections();
/// The sections of an experiment file, in the order of its documentation.
std::span<const Section> experiment_sections();
/// The sections of a claims file, in the order of its documentation.
std::span<const Section> claims_sections();
/// The section of that name, or null.
const Section* find_section(std::string_view name);
const Section* find_section(std::span<const Section> all, std::string_view name);
/// The structural key of that name, or null.
const Key* find_key(const Section& section, std::string_view name);

/// True when `key = value` in the section is structure rather than a number of the field table.
/// A project's level, third, years, equity, management and finance are both: texts and arrays are
/// structure, numbers are quantities.
bool is_structural(const Section& section, std::string_view key, const Value& value);

/// Names that may stand in the section: structural keys, then settable quantities.
std::vector<std::string> key_names(const Section& section);

/// Names of the rules in the tables of model/rules.h and model/bargaining.h.
std::vector<std::string> decision_names();
std::vector<std::string> bargaining_names();

}  // namespace tumen
