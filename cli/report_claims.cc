#include "cli/report_claims.h"

#include <fmt/core.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "cli/session.h"

namespace tumen {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

enum class Kind { text, number, truth };
struct Fact {
  const char* key;
  Kind kind;
};

constexpr Fact kClaim[] = {{"id", Kind::text},
                           {"family", Kind::text},
                           {"world", Kind::text},
                           {"paper", Kind::text},
                           {"statement", Kind::text},
                           {"verdict", Kind::text},
                           {"null_verdict", Kind::text},
                           {"calibration", Kind::truth},
                           {"effect", Kind::number},
                           {"lo", Kind::number},
                           {"hi", Kind::number},
                           {"n", Kind::number},
                           {"robust_share", Kind::number},
                           {"precise", Kind::truth},
                           {"reason", Kind::text}};
constexpr Fact kTest[] = {{"name", Kind::text},     {"outcome", Kind::text},
                          {"contrast", Kind::text}, {"sign", Kind::text},
                          {"sesoi", Kind::number},  {"threshold", Kind::number},
                          {"effect", Kind::number}, {"lo", Kind::number},
                          {"hi", Kind::number},     {"n", Kind::number}};
constexpr Fact kRival[] = {{"arm", Kind::text},
                           {"label", Kind::text},
                           {"effect", Kind::number},
                           {"lo", Kind::number},
                           {"hi", Kind::number}};
constexpr Fact kCounts[] = {
    {"supported", Kind::number}, {"beyond_null", Kind::number},    {"refuted", Kind::number},
    {"undecided", Kind::number}, {"not_executable", Kind::number}, {"calibration", Kind::number},
    {"own", Kind::number}};
constexpr Fact kDisagreement[] = {
    {"id", Kind::text}, {"title", Kind::text}, {"speaks_for", Kind::text}};

bool fits(const json& value, Kind kind) {
  return kind == Kind::text     ? value.is_string()
         : kind == Kind::number ? value.is_number()
                                : value.is_boolean();
}

/// The facts of `from` that are there and of their type; null for the others.
template <std::size_t N>
ordered_json facts_of(const json& from, const Fact (&facts)[N]) {
  ordered_json out = ordered_json::object();
  for (const Fact& fact : facts) {
    const auto found = from.is_object() ? from.find(fact.key) : from.end();
    const bool there = from.is_object() && found != from.end() && fits(*found, fact.kind);
    out[fact.key] = there ? ordered_json(*found) : ordered_json(nullptr);
  }
  return out;
}

template <std::size_t N>
ordered_json list_of(const json& from, const char* key, const Fact (&facts)[N]) {
  ordered_json out = ordered_json::array();
  if (!from.is_object() || !from.contains(key) || !from[key].is_array()) return out;
  for (const json& one : from[key]) out.push_back(facts_of(one, facts));
  return out;
}

[[noreturn]] void not_claims(const std::string& file) {
  throw UsageError(fmt::format("\"{}\" is not what `tumen claims --format json` prints", file));
}

ordered_json variant_of(const json& from, const json& file, const std::string& name) {
  if (!from.is_object() || !from.contains("claims") || !from["claims"].is_array()) not_claims(name);
  constexpr Fact kFile[] = {{"scenario", Kind::text}, {"seed", Kind::number}};
  constexpr Fact kVariant[] = {
      {"variant", Kind::text}, {"null", Kind::truth}, {"runs", Kind::number}};
  ordered_json out = {{"file", std::filesystem::path(name).filename().string()}};
  out.update(facts_of(file, kFile));
  out.update(facts_of(from, kVariant));
  if (!out["variant"].is_string()) not_claims(name);
  out["counts"] = facts_of(from.value("counts", json::object()), kCounts);
  ordered_json claims = ordered_json::array();
  for (const json& claim : from["claims"]) {
    ordered_json one = facts_of(claim, kClaim);
    if (!one["id"].is_string() || !one["verdict"].is_string()) not_claims(name);
    one["tests"] = list_of(claim, "tests", kTest);
    one["rivals"] = list_of(claim, "rival", kRival);
    claims.push_back(std::move(one));
  }
  out["claims"] = std::move(claims);
  out["disagreements"] = list_of(from, "disagreements", kDisagreement);
  return out;
}

json read_file(const std::string& name) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(name, ignored)) {
    throw UsageError(fmt::format("there is no file \"{}\" of claims", name));
  }
  std::ifstream in(name, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in) throw UsageError(fmt::format("\"{}\" cannot be read", name));
  json document = json::parse(text, nullptr, false);
  if (!document.is_object()) not_claims(name);
  return document;
}

}  // namespace

ordered_json read_claims(const std::vector<std::string>& files) {
  ordered_json out = ordered_json::array();
  for (const std::string& name : files) {
    const json document = read_file(name);
    const auto variants = document.find("variants");
    if (variants == document.end()) {
      out.push_back(variant_of(document, document, name));
    } else if (variants->is_array()) {
      for (const json& variant : *variants) out.push_back(variant_of(variant, document, name));
    } else {
      not_claims(name);
    }
  }
  return out;
}

}  // namespace tumen
