// The experiments beside the scenarios of the project.
#include "catch.h"
#include "experiment_sample.h"
#include "shipped.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// Every scenarios/NAME/experiments/ID.toml by that path.
Texts shipped_experiments() {
  Texts out;
  const std::filesystem::path root = TUMEN_SOURCE_DIR;
  for (const auto& [scenario, text] : shipped_scenarios()) {
    const std::filesystem::path folder =
        std::filesystem::path(scenario).parent_path() / "experiments";
    if (!std::filesystem::exists(root / folder)) continue;
    for (const auto& file : std::filesystem::directory_iterator(root / folder)) {
      out[(folder / file.path().filename()).string()] = read_text(file.path());
    }
  }
  return out;
}

}  // namespace

TEST_CASE("every shipped experiment loads, bears the name of its file, and asks something") {
  const Texts experiments = shipped_experiments();
  CHECK(experiments.size() >= 5);
  Texts all = shipped_scenarios();
  all.insert(experiments.begin(), experiments.end());
  for (const auto& [path, text] : experiments) {
    INFO(path);
    const Result<Experiment> loaded = load_experiment(path, from(all));
    if (!loaded) FAIL(loaded.errors().front().text());
    const ExperimentInfo& e = loaded.value().info;
    CHECK(e.id == std::filesystem::path(path).stem().string());
    CHECK(e.title != e.id);
    CHECK(e.question.ends_with("?"));
    CHECK(e.metrics.size() < 60);
    CHECK(e.arms.size() > 1);
    for (const ArmSpec& arm : e.arms) CHECK_FALSE(arm.label.empty());
    // Minutes on a small machine, not hours.
    CHECK(e.design.points * e.arms.size() * e.most <= 200'000);
  }
}

TEST_CASE("the example of the documentation is an experiment") {
  const std::string text = read_text(std::string(TUMEN_SOURCE_DIR) + "/docs/experiments.md");
  const std::string fence = "```toml\n";
  const std::size_t begin = text.find(fence) + fence.size();
  Texts all = shipped_scenarios();
  all["first.toml"] = text.substr(begin, text.find("```\n", begin) - begin);
  const Result<Experiment> loaded = load_experiment("first.toml", from(all));
  if (!loaded) FAIL(loaded.errors().front().text());
  CHECK(loaded.value().info.design.points == 6);
  CHECK(loaded.value().info.arms.size() == 2);
}
