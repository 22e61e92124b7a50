#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read.hpp"

/// Whole reports in the forms that teams are known to use.
namespace hindsight::record {
namespace {

using Lines = std::vector<std::string>;

constexpr char kReviewInYaml[] = R"(incident_summary:
  id: "INC-7"
  title: "Refund agent promised too much"
  severity: "sev2"
  duration: "2 hours 15 minutes"
  category: "model_behavior"
  detected_by: "customer_complaint"
  detection_delay: "45 minutes"

impact:
  affected_users: 127
  incorrect_responses: 34
  financial_impact: "$2,100"

timeline:
  - time: "2026-03-15T14:00Z"
    event: "New prompt deployed"
    actor: "pipeline"
    source: "deployment_log"
  - time: "2026-03-15T15:15Z"
    event: "Customer reports a wrong amount"
    actor: "customer"
    source: "support_desk"

root_causes:
  - "The prompt was not tested"

what_went_well: []

action_items:
  - description: "Test prompts against old cases"
    owner: "ana"
    priority: P1
    due_date: "2026-04-01"
    status: "in_progress"
)";

class ReviewInYaml : public testing::Test {
 protected:
  Facts facts_ = test::read_yaml(kReviewInYaml);
};

TEST_F(ReviewInYaml, Title) { EXPECT_EQ(facts_.title->value, "Refund agent promised too much"); }
TEST_F(ReviewInYaml, Severity) { EXPECT_EQ(facts_.severity->value, Severity::sev2); }
TEST_F(ReviewInYaml, Category) { EXPECT_EQ(facts_.categories.at(0).value, "model behavior"); }
TEST_F(ReviewInYaml, Detection) { EXPECT_EQ(test::describe_detection(facts_), "45 stated line 8 in YAML"); }
TEST_F(ReviewInYaml, Date) { EXPECT_EQ(test::date_of(facts_), "2026-03-15"); }
TEST_F(ReviewInYaml, DetectedBy) { EXPECT_EQ(test::field_named(facts_, "detected_by")->raw, "customer_complaint"); }
TEST_F(ReviewInYaml, AffectedUsers) { EXPECT_EQ(test::field_named(facts_, "affected_users")->raw, "127"); }
TEST_F(ReviewInYaml, WrongResponses) { EXPECT_EQ(test::field_named(facts_, "wrong_responses")->raw, "34"); }
TEST_F(ReviewInYaml, Timeline) { EXPECT_EQ(facts_.timeline.size(), 2u); }
TEST_F(ReviewInYaml, RootCauseIsAnswered) { EXPECT_TRUE(test::section_of_kind(facts_, "root_cause")->answered); }
TEST_F(ReviewInYaml, WhatWentWellIsNot) { EXPECT_FALSE(test::section_of_kind(facts_, "went_well")->answered); }
TEST_F(ReviewInYaml, Actions) {
  EXPECT_EQ(test::describe_actions(facts_), Lines{"Test prompts against old cases | in_progress | ana | 2026-04-01 | P1"});
}
TEST_F(ReviewInYaml, TextForSearch) { EXPECT_NE(facts_.text.find("Customer reports a wrong amount"), std::string::npos); }
TEST_F(ReviewInYaml, AsFrontMatterSaysTheSame) {
  const Facts facts = test::read("---\n" + std::string(kReviewInYaml) + "---\n\nMore words.\n");
  EXPECT_EQ(test::describe_detection(facts), "45 stated line 9 in front matter");
}

constexpr char kGenerated[] = R"(# Post-Mortem: Booking tool timed out

**Incident ID:** a1b2c3d4
**Severity:** sev1
**Category:** rate_limit
**Created:** 2026-05-09T10:00:00
**Resolved:** Ongoing

## Description
The provider answered 429 for an hour.

## Timeline
- **2026-05-08T09:00:00**: incident_detected
- **2026-05-08T09:20:00**: quota raised

## Root Cause Analysis (5 Whys)
1. Why did it fail? The quota was reached.
2. Why? Retries had no back-off.

**Root Cause:** Retries without back-off
**Novel incident:** Yes
**Similar past incidents:** None

## Action Items
- [x] [P0] Raise the quota (Owner: ana)
- [ ] [P1] Add a back-off (Owner: bo)
)";

class GeneratedReport : public testing::Test {
 protected:
  Facts facts_ = test::read(kGenerated);
};

TEST_F(GeneratedReport, Severity) { EXPECT_EQ(facts_.severity->value, Severity::sev1); }
TEST_F(GeneratedReport, Category) { EXPECT_EQ(facts_.categories.at(0).value, "rate limit"); }
TEST_F(GeneratedReport, DateIsThatOfTheFirstEvent) { EXPECT_EQ(test::date_of(facts_), "2026-05-08"); }
TEST_F(GeneratedReport, OngoingIsKeptAsText) { EXPECT_EQ(test::field_named(facts_, "resolved_at")->raw, "Ongoing"); }
TEST_F(GeneratedReport, HasARootCause) { EXPECT_NE(test::section_of_kind(facts_, "root_cause"), nullptr); }
TEST_F(GeneratedReport, DetectionIsNotGuessed) { EXPECT_EQ(test::describe_detection(facts_), "nothing"); }
TEST_F(GeneratedReport, Actions) {
  EXPECT_EQ(test::describe_actions(facts_), (Lines{"Raise the quota | done | ana |  | P0", "Add a back-off | open | bo |  | P1"}));
}

constexpr char kHouse[] = R"(# Voice bridge answered late

**Date:** 2026-04-12 · **Severity:** Sev 2 – contained · **Category:** model behavior, capacity

## Summary

First tokens came three seconds late for nine hours.

## Detection chain

- 2026-04-12 14:02 UTC — first impacted call
- 2026-04-12 16:51 UTC — automated alert fires
- 2026-04-12 16:53 UTC — on-call ack
- detection_chain_minutes: 169

### What would have detected this in <30 minutes?

- A five-minute window

## Root cause

### Code

- A tool's description overlapped with two others.

### Model

- It preferred the new tool.

## Why didn't we detect this sooner?

We had only a thirty-minute window.

## Action items

- [ ] [P1] Alert on a five-minute window (Owner: @ana, due 2026-05-01) → LIN-12
)";

class HouseForm : public testing::Test {
 protected:
  Facts facts_ = test::read(kHouse);
};

TEST_F(HouseForm, Severity) { EXPECT_EQ(facts_.severity->value, Severity::sev2); }
TEST_F(HouseForm, Categories) { EXPECT_EQ(facts_.categories.size(), 2u); }
TEST_F(HouseForm, Date) { EXPECT_EQ(test::date_of(facts_), "2026-04-12"); }
TEST_F(HouseForm, Detection) { EXPECT_EQ(test::describe_detection(facts_), "169 stated line 14 in a list item"); }
TEST_F(HouseForm, ChainIsATimeline) { EXPECT_EQ(facts_.timeline.size(), 3u); }
TEST_F(HouseForm, StatedAndComputedAgree) { EXPECT_TRUE(facts_.diagnostics.empty()); }
TEST_F(HouseForm, HasCode) { EXPECT_TRUE(test::section_of_kind(facts_, "root_cause_code")->answered); }
TEST_F(HouseForm, HasModel) { EXPECT_TRUE(test::section_of_kind(facts_, "root_cause_model")->answered); }
TEST_F(HouseForm, SaysWhyNotSooner) { EXPECT_TRUE(test::section_of_kind(facts_, "why_not_detected_sooner")->answered); }
TEST_F(HouseForm, Actions) {
  EXPECT_EQ(test::describe_actions(facts_), Lines{"Alert on a five-minute window | open | ana | 2026-05-01 | P1 | LIN-12"});
}

constexpr char kAgentSections[] = R"(# Refund ran twice

## 2. The Policy-Path Evidence Lattice

```
ALLOWED_POLICY: "no refund() without approval"
ACTUAL_PATH: supervisor -> refund(amount=$X) [no approval]
ROOT_CAUSE: the prompt had a typo in the
  approval rule
```

## 4. Idempotency-key audit

```
WAS_THIS_CALL_IDEMPOTENT: no
KEY_PRESENT_IN_TRACE: no
```

## 6. The Cross-Cutting Counterfactual

<!-- the missing line -->
)";

class AgentSections : public testing::Test {
 protected:
  Facts facts_ = test::read(kAgentSections);
};

TEST_F(AgentSections, KeyValueLinesAreFields) { EXPECT_EQ(facts_.fields.size(), 5u); }
TEST_F(AgentSections, ContinuationLinesAreJoined) { EXPECT_EQ(facts_.fields.at(2).raw, "the prompt had a typo in the approval rule"); }
TEST_F(AgentSections, LinesAreThoseOfTheFile) { EXPECT_EQ(facts_.fields.at(3).line, 15); }
TEST_F(AgentSections, PolicyPathIsAnswered) { EXPECT_TRUE(test::section_of_kind(facts_, "policy_path")->answered); }
TEST_F(AgentSections, CounterfactualIsNot) { EXPECT_FALSE(test::section_of_kind(facts_, "counterfactual")->answered); }

}  // namespace
}  // namespace hindsight::record
