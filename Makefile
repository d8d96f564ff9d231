.DEFAULT_GOAL := help
ROWS ?= 20000
CRASHES ?= 20
SEED ?=

.PHONY: help build test unit crash-test demo format ci clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

build: ## Compile and package everything, without tests
	mvn -B -DskipTests package

test: ## Run every test on real engines, as CI does
	mvn -B verify

unit: ## Run the fast tests alone
	mvn -B test

crash-test: ## Kill, freeze and stop everything while the source is written (make crash-test CRASHES=200 SEED=42)
	mvn -B -pl system-tests -am verify -Dtest=none -Dit.test=CrashIT \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
	  -Dmoorline.crashes=$(CRASHES) -Dmoorline.seed=$(SEED)

demo: ## Run the example on an embedded stack (make demo ROWS=100000)
	./moorline demo --rows $(ROWS)

format: ## Format all Java sources
	mvn -B -q spotless:apply

ci: ## Run what must pass before a change lands
	.ci/run

clean: ## Remove all that was built, and the launcher's state
	mvn -B -q clean
	rm -rf .moorline
