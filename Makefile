.DEFAULT_GOAL := help
ROWS ?= 20000
CRASHES ?= 20
ROUNDS ?= 20
KILLS ?= 10
HISTORIES ?= 4
GRAPHS ?= 300
SEED ?=
BENCH ?=

system-test = mvn -B -pl system-tests -am verify -Dtest=none \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
	  -Dmoorline.seed=$(SEED) -Dmoorline.crashes=$(CRASHES)

.PHONY: help build test unit histories crash-test endurance demo bench bench-test bench-quick format ci clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

build: ## Compile and package everything, without tests
	mvn -B -DskipTests package

test: ## Run every test on real engines, as CI does
	mvn -B verify

unit: ## Run the fast tests alone
	mvn -B test

histories: ## Play more random histories than a build does, 30 for each pipeline (make histories GRAPHS=1000 SEED=-42)
	mvn -B -q -pl streams-app -am verify -Dtest=ResolvePropertyTest -Dit.test=none \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
	  -Dmoorline.graphs=$(GRAPHS) -Dmoorline.seed=$(SEED)

crash-test: ## Kill, freeze and stop everything while the source is written (make crash-test CRASHES=200 SEED=42)
	$(system-test) -Dit.test=CrashIT

endurance: ## Races, kills, crashes and random histories as CI does them (make endurance ROUNDS=100 KILLS=50 CRASHES=200)
	$(system-test) -Dit.test='CrashIT,KilledDemoIT,RacesIT,RandomHistoryIT' \
	  -Dmoorline.rounds=$(ROUNDS) -Dmoorline.kills=$(KILLS) -Dmoorline.histories=$(HISTORIES)

demo: ## Run the example on an embedded stack (make demo ROWS=100000)
	./moorline demo --rows $(ROWS)

bench: ## Measure Moorline beside its peers (make bench BENCH='--only sink-bigint')
	bench/run $(BENCH)

bench-test: ## See that every section of the benchmark still runs
	mvn -B -pl bench -am verify -Dtest=none -Dit.test=SectionsIT \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false

bench-quick: ## The same with a tenth of the rows
	bench/run --quick $(BENCH)

format: ## Format all Java sources
	mvn -B -q spotless:apply

ci: ## Run what must pass before a change lands
	.ci/run

clean: ## Remove all that was built, and the launcher's state
	mvn -B -q clean
	rm -rf .moorline
