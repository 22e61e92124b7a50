// The file of a loose object.

#include "fuzz_target.hpp"
#include "hindsight/git/loose_object.hpp"
#include "small_limits.hpp"
#include "tests/support/small_repository.hpp"

namespace hindsight::fuzz {
namespace {

using namespace hindsight::git;

std::string content_of(ObjectKind kind, Bytes data) {
  return std::string(to_string(kind)) + " " + std::to_string(data.size()) + '\0' + std::string(as_text(data));
}

void run(Bytes input) {
  static Inflater inflater;
  const auto object = parse_loose_object(input, inflater, small_limits());
  if (!object) {
    require(!object.error().message.empty(), "an error says something");
    return;
  }
  require(object->data.size() <= small_limits().max_object_bytes, "no object is larger than is allowed");
  const std::string again = testing::deflated(content_of(object->kind, object->data));
  const auto same = parse_loose_object(as_bytes(again), inflater, small_limits());
  require(same.ok() && same->kind == object->kind && same->data == object->data, "what is read can be written and read again");
}

std::vector<Seed> seeds() {
  const testing::SmallRepository small;
  const std::string large(300'000, '\0');
  std::vector<Seed> seeds{{"Empty", testing::deflated(content_of(ObjectKind::blob, {}))}, {"Large", testing::deflated(content_of(ObjectKind::blob, as_bytes(large)))}};
  for (std::size_t i = 0; i < small.entries().size(); ++i) {
    seeds.push_back({"Object" + std::to_string(i), testing::deflated(content_of(small.entries()[i].kind, small.entries()[i].bytes()))});
  }
  return seeds;
}

std::string mutate(Bytes input, std::size_t max_size, unsigned random, const ChangeBytes& change) {
  static Inflater inflater;
  const auto content = inflater.inflate_unsized(input, small_limits().max_object_bytes);
  if (!content || random % 4 == 0) return change(std::string(as_text(input)), max_size);
  return testing::deflated(change(std::string(as_text(*content)), max_size));
}

const Registration registered({"loose", run, seeds, mutate});

}  // namespace
}  // namespace hindsight::fuzz
