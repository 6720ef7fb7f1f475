/// Theories: the variants that every scenario has, from engine/scenario/theories.toml. The text is
/// compiled in and read by the code that reads a scenario's own [variant.*].
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/report.h"
#include "scenario/scenario.h"
#include "scenario/value.h"

namespace tumen {

/// The file's name in errors and in the provenance of numbers.
inline constexpr std::string_view kTheoriesFile = "engine/scenario/theories.toml";

/// The file as it was when the program was built.
extern const std::string_view kTheoriesText;

/// The tree of a text of theories: schema_version and [variant.NAME] sections. What is wrong in it
/// goes to the report, under kTheoriesFile.
Value read_theories(std::string_view text, Report& report);

/// The [variant.*] of a tree that are tables, in the order of their file.
std::vector<const Member*> variants_of(const Value& tree);

/// One of them, as listings show it.
VariantInfo variant_info(const Member& variant);

/// All theories, in the order of the file.
std::vector<VariantInfo> theories();

/// What a variant sets, in words: "state.*.w_H = 0, decision random". `quote` stands around names,
/// "`" for Markdown.
std::string settings_text(const VariantInfo& variant, std::string_view quote = "");

}  // namespace tumen
