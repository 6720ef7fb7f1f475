// What JavaScript sees of the engine: memory to write a request into, a call, and where the answer
// is.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "web/engine/lab.h"

namespace {

tumen::lab::Lab lab;
std::string request;
std::vector<double> given;
std::string reply;
std::vector<double> numbers;

}  // namespace

#define TUMEN_EXPORT(name) extern "C" __attribute__((export_name(name)))

/// Room for a request of `bytes`; write UTF-8 there before lab_call().
TUMEN_EXPORT("lab_request") char* lab_request(std::size_t bytes) {
  request.resize(bytes);
  return request.data();
}

/// Room for `count` numbers that go with the next request; 0 of them unless this was called.
TUMEN_EXPORT("lab_given") double* lab_given(std::size_t count) {
  given.resize(count);
  return given.data();
}

/// Answers the request.
TUMEN_EXPORT("lab_call") void lab_call() {
  tumen::lab::Answer answer = lab.call(request, given);
  given.clear();
  reply = answer.json.dump(-1, ' ', false, tumen::lab::Json::error_handler_t::replace);
  numbers = std::move(answer.numbers);
}

TUMEN_EXPORT("lab_reply") const char* lab_reply() { return reply.data(); }
TUMEN_EXPORT("lab_reply_bytes") std::size_t lab_reply_bytes() { return reply.size(); }
TUMEN_EXPORT("lab_numbers") const double* lab_numbers() { return numbers.data(); }
TUMEN_EXPORT("lab_numbers_count") std::size_t lab_numbers_count() { return numbers.size(); }
