/// Events in plain sentences.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/explain/headline.h"
#include "cli/explain/history.h"

namespace tumen {

/// Labels of all entities by id; "RFE.CHN" reads "Russian Far East and China".
class Names {
 public:
  explicit Names(const Structure& s) {
    add(s.states);
    add(s.regions);
    add(s.nodes);
    add(s.links);
    add(s.cargos);
    add(s.projects);
    add(s.institutions);
  }
  std::string operator()(const std::string& id) const {
    const auto found = labels_.find(id);
    if (found != labels_.end()) return found->second;
    const std::size_t point = id.find('.');
    if (point == std::string::npos) return id;
    // A region and an investor: the investor is the other side.
    return (*this)(id.substr(point + 1)) + " in " + (*this)(id.substr(0, point));
  }

 private:
  template <class Entity>
  void add(const std::vector<Entity>& entities) {
    for (const Entity& e : entities) labels_.emplace(e.id, name_of(e));
  }
  std::map<std::string, std::string> labels_;
};

/// A sentence that says what happened.
std::string tell(const HistoryEvent& event, const Names& names);

}  // namespace tumen
