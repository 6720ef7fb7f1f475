// docs/store.md names every table and column of a store, and no other.
#include <map>
#include <set>

#include "cli/store_support.h"

using namespace tumen;
using namespace tumen::test;

namespace {

using Tables = std::map<std::string, std::vector<std::string>>;

/// "### `table`" begins a table, "| `column` |" names a column.
Tables documented() {
  std::ifstream file(std::string(TUMEN_SOURCE_DIR) + "/docs/store.md");
  Tables tables;
  std::string table;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## ")) table.clear();
    if (line.starts_with("### `")) table = line.substr(5, line.find('`', 5) - 5);
    if (table.empty() || !line.starts_with("| `")) continue;
    tables[table].push_back(line.substr(3, line.find('`', 3) - 3));
  }
  return tables;
}

}  // namespace

TEST_CASE("docs/store.md names the tables and columns that a store has") {
  const TemporaryFolder folder;
  Database database(small_store(folder, "s.db", "series"), Database::Mode::read);
  std::set<std::string> own;  // names of this experiment
  for (Statement s(database, "SELECT name FROM metric UNION SELECT name FROM factor"); s.step();) {
    own.insert(s.text(0));
  }
  Tables tables;
  for (Statement t(database, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')");
       t.step();) {
    std::vector<std::string>& columns = tables[t.text(0)];
    Statement c(database, "SELECT name FROM pragma_table_info(?)");
    const std::string table = t.text(0);
    c.bind(1, table);
    while (c.step()) {
      if (!own.contains(c.text(0))) columns.push_back(c.text(0));
    }
  }
  CHECK(documented() == tables);
}
