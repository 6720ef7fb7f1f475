#include "catch.h"
#include "cli/pages.h"
#include "cli/report_page.h"
#include "cli/report_support.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

namespace {

void check_refused(const std::vector<std::string>& arguments, const std::string& message) {
  INFO(message);
  const Printed said = tumen_says(arguments);
  CHECK(said.code == kBadInput);
  CHECK(said.out.empty());
  CHECK_THAT(said.err, ContainsSubstring(message));
}

}  // namespace

TEST_CASE("report says in plain words what it cannot read") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "s.db", "points");
  const auto json = [](const std::string& path) {
    return std::vector<std::string>{"report", path, "--format", "json"};
  };
  check_refused(json(folder / "none.db"), "there is no store");
  check_refused(json(folder.path().string()), "is no file");
  check_refused(json(folder.write("text.db", "words")), "text.db");
  check_refused({"report", store, "--format", "json", "--metric", "RX[*]"}, "keeps no metric");
  check_refused({"report", store, "--format", "json", "-o", folder / "x"}, "give no -o");
  check_refused({"report", store}, "-o needs the name");
  check_refused({"report", store, "-o", store}, "names the store itself");
  check_refused({"report", store, "-o", folder.path().string()}, "is a folder");
  const std::string other = small_store(folder, "other.db", "points");
  check_refused({"report", store, "-o", other, "--force"}, "is a store");
  const std::string page = folder.write("page.html", "mine");
  check_refused({"report", store, "-o", page}, "--force");
  CHECK(folder.read("page.html") == "mine");

  std::string cut = folder.read("s.db");
  cut.resize(cut.size() / 2);
  check_refused(json(folder.write("cut.db", cut)), "cut.db");
  tamper(store, "DELETE FROM statistic WHERE metric = 0");
  check_refused(json(store), "is damaged: statistics");
  tamper(store, "DROP TABLE cell");
  check_refused(json(store), "cell");
  tamper(other, "UPDATE statistic SET metric = 99 WHERE metric = 0");
  check_refused(json(other), "unknown metric");
}

TEST_CASE("report takes what claims printed, fact by fact") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "s.db", "points");
  const std::string claims =
      folder.write("c.json",
                   R"({"scenario":"s","seed":1,"variant":"full","runs":8,"null":false,
          "counts":{"supported":1,"beyond_null":1,"refuted":"<b>"},
          "claims":[{"id":"S1","verdict":"supported","effect":0.5,"lo":0.4,"hi":0.6,"n":8,
                     "statement":7,"extra":{"deep":1},"tests":[{"name":"t","effect":0.5}]}]})");
  const nlohmann::json report = report_of(store, {"--claims", claims});
  REQUIRE(report["claims"].size() == 1);
  const nlohmann::json& one = report["claims"][0];
  CHECK(one["variant"] == "full");
  CHECK(one["counts"]["supported"] == 1);
  CHECK(one["counts"]["refuted"].is_null());
  CHECK(one["claims"][0]["effect"] == 0.5);
  CHECK(one["claims"][0]["statement"].is_null());
  CHECK(!one["claims"][0].contains("extra"));
  CHECK(one["claims"][0]["tests"][0]["name"] == "t");

  const std::vector<std::string> head = {"report", store, "--format", "json", "--claims"};
  for (const char* text : {"words", "[]", "{}", R"({"variants":{}})", R"({"variants":[1]})",
                           R"({"variant":"x","claims":[{"id":1}]})"}) {
    std::vector<std::string> arguments = head;
    arguments.push_back(folder.write("bad.json", text));
    check_refused(arguments, "is not what `tumen claims --format json` prints");
  }
  std::vector<std::string> arguments = head;
  arguments.push_back(folder / "none.json");
  check_refused(arguments, "there is no file");
}

TEST_CASE("no text can end the element of a page's data") {
  const std::string marker(kReportMarker);
  const std::string page = "<script type=\"application/json\">" + marker + "</script>";
  const nlohmann::json hostile = {{"label", "</script><script>alert(1)</script><!-- \xE2\x80\xA8"}};
  const std::string filled = fill_page(page, hostile.dump());
  const std::string inside =
      filled.substr(page.find(marker), filled.rfind("</script>") - page.find(marker));
  CHECK(inside.find('<') == std::string::npos);
  CHECK(nlohmann::json::parse(inside) == hostile);
  CHECK_THROWS_AS(fill_page("no place", "{}"), WorkError);
  CHECK_THROWS_AS(fill_page(page + marker, "{}"), WorkError);
}

TEST_CASE("a hostile label of a store stays text") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "s.db", "points");
  tamper(store, "UPDATE arm SET label = '</script><img src=x onerror=alert(1)>' WHERE arm = 1");
  const nlohmann::json report = report_of(store);
  const std::string filled = fill_page(kReportMarker, report.dump());
  CHECK(filled.find('<') == std::string::npos);
  CHECK(nlohmann::json::parse(filled) == report);
}

TEST_CASE("report writes a whole page, or says that this build holds none") {
  const TemporaryFolder folder;
  const std::string store = small_store(folder, "s.db", "points");
  const std::string out = folder / "page.html";
  const Printed said = tumen_says({"report", store, "-o", out});
  CHECK(!std::filesystem::exists(out + ".partial"));
  if (report_page().empty()) {
    CHECK(said.code == kFailed);
    CHECK_THAT(said.err, ContainsSubstring("holds no pages"));
    CHECK(!std::filesystem::exists(out));
  } else {
    CHECK(said.code == kFine);
    CHECK(folder.read("page.html").find(kReportMarker) == std::string::npos);
  }
}

TEST_CASE("a page that cannot be written leaves nothing behind") {
  const TemporaryFolder folder;
  write_whole(folder / "page.html", "one");
  write_whole(folder / "page.html", "two");
  CHECK(folder.read("page.html") == "two");
  CHECK_THROWS_AS(write_whole(folder / "none/page.html", "x"), WorkError);
  std::filesystem::create_directory(folder / "folder");
  CHECK_THROWS_AS(write_whole(folder / "folder", "x"), WorkError);
  CHECK(!std::filesystem::exists(folder / "folder.partial"));
}
