// docs/model.md is generated; equations, parameters and code must not drift apart.
#include "scenario/model_document.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "catch.h"
#include "model/docket.h"
#include "model/equations.h"
#include "world/world.h"

namespace tumen {
namespace {

std::set<std::string> split(std::string_view list) {
  std::set<std::string> parts;
  std::stringstream stream{std::string(list)};
  for (std::string part; std::getline(stream, part, ',');) parts.insert(part);
  return parts;
}

std::set<std::string> known_equations() {
  std::set<std::string> numbers;
  for (const Equation& e : equations()) numbers.insert(std::string(e.number));
  return numbers;
}

TEST_CASE("docs/model.md is what the tables say") {
  const std::filesystem::path page = std::filesystem::path(TUMEN_SOURCE_DIR) / "docs" / "model.md";
  std::ifstream file(page);
  std::stringstream text;
  text << file.rdbuf();
  INFO("regenerate with: tumen list equations --format markdown > docs/model.md");
  CHECK(text.str() == model_document());
}

TEST_CASE("every equation names a file that exists") {
  for (const Equation& e : equations()) {
    INFO(e.number);
    CHECK(std::filesystem::exists(std::filesystem::path(TUMEN_SOURCE_DIR) / e.file));
  }
}

TEST_CASE("every quantity and every docket belongs to equations that are documented") {
  const std::set<std::string> known = known_equations();
  const Structure nothing;
  const World world(nothing);
  for (const FieldSet::Entry& e : world.fields.entries()) {
    for (const std::string& number : split(e.quantity.equation)) {
      INFO(e.quantity.name << " names equation " << number);
      CHECK((number.starts_with("C.") || known.contains(number)));
    }
  }
  for (const DocketKind* kind : docket_kinds()) {
    for (const std::string& number : split(kind->equation)) {
      INFO(kind->id << " names equation " << number);
      CHECK(known.contains(number));
    }
  }
}

}  // namespace
}  // namespace tumen
