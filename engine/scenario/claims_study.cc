// Claims files of one study, and what is wrong between them.
#include <algorithm>
#include <map>

#include "scenario/claims.h"

namespace tumen {

Result<std::vector<ClaimsFile>> load_study(const std::string& path, const Resolve& resolve) {
  std::vector<ClaimsFile> out;
  Diagnostics errors;
  std::vector<std::string> paths{path};
  // Files of a study may include each other.
  for (std::size_t k = 0; k < paths.size(); ++k) {
    Result<ClaimsFile> loaded = load_claims(paths[k], resolve);
    if (!loaded) {
      errors.insert(errors.end(), loaded.errors().begin(), loaded.errors().end());
      continue;
    }
    for (const std::string& other : loaded.value().include) {
      if (std::ranges::find(paths, other) == paths.end()) paths.push_back(other);
    }
    out.push_back(std::move(loaded.value()));
  }
  std::map<std::string, std::string> home;
  for (const ClaimsFile& file : out) {
    for (const Claim& claim : file.claims) {
      const auto [at, fresh] = home.emplace(claim.id, file.file);
      if (fresh) continue;
      errors.push_back({file.file, 0, 0, "claim." + claim.id,
                        "claim." + claim.id + " stands in " + at->second + " as well", ""});
    }
  }
  std::vector<std::string> ids;
  for (const auto& [id, file] : home) ids.push_back(id);
  for (const ClaimsFile& file : out) {
    for (const Disagreement& d : file.disagreements) {
      for (const auto* side : {&d.thesis, &d.article}) {
        for (const std::string& id : *side) {
          if (home.contains(id)) continue;
          errors.push_back({file.file, 0, 0, "disagreement." + d.id,
                            "disagreement." + d.id + " names the claim \"" + id +
                                "\", which no file of the study has",
                            nearest_name(id, ids)});
        }
      }
    }
  }
  if (!errors.empty()) return errors;
  return out;
}

}  // namespace tumen
