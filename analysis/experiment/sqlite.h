/// SQLite, as far as the store needs it: handles that close themselves, errors as exceptions.
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace tumen {

/// What a database could not do, in plain words, with its file.
struct DatabaseError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Database {
 public:
  enum class Mode { read, write, create };
  /// ":memory:" is a database without a file. DatabaseError when it cannot be opened.
  Database(const std::string& path, Mode mode);

  /// Statements without results, separated by ';'.
  void execute(const std::string& sql);
  /// The first column of the first row; "" where there is none.
  std::string text(const std::string& sql);
  std::int64_t number(const std::string& sql);
  /// True between `begin` and `commit` or a failure that rolled back.
  bool in_transaction() const;

  const std::string& path() const { return path_; }
  sqlite3* handle() const { return handle_.get(); }
  /// Throws the last error, in plain words.
  [[noreturn]] void fail(std::string_view doing) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

/// A prepared statement, to be used again and again. Parameters count from 1, columns from 0.
class Statement {
 public:
  /// `database` must outlive the statement.
  Statement(const Database& database, std::string_view sql);

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::uint64_t value) {
    return bind(parameter, static_cast<std::int64_t>(value));
  }
  Statement& bind(int parameter, int value) {
    return bind(parameter, static_cast<std::int64_t>(value));
  }
  Statement& bind(int parameter, double value);  ///< NULL for not-a-number
  /// Texts and blobs must live until the statement has been stepped.
  Statement& bind(int parameter, std::string_view text);
  Statement& bind_blob(int parameter, std::string_view bytes);
  Statement& bind_null(int parameter);

  /// The next row; false when there is none. Rows end with reset().
  bool step();
  void reset();
  /// For statements without rows: runs it, ready for the next.
  void run();

  enum class Type { null, integer, real, text, blob };
  Type type(int column) const;
  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;  ///< NaN for NULL
  std::string text(int column) const;
  std::string_view blob(int column) const;  ///< valid until the next step
  int columns() const;
  std::string column_name(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  void check(int code) const;

  const Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// `name` as an SQL identifier, quoted.
std::string quoted_name(std::string_view name);

}  // namespace tumen
