.DEFAULT_GOAL := help
ROWS ?= 20000

.PHONY: help build test unit demo format ci clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

build: ## Compile and package everything, without tests
	mvn -B -DskipTests package

test: ## Run every test on real engines, as CI does
	mvn -B verify

unit: ## Run the fast tests alone
	mvn -B test

demo: ## Run the example on an embedded stack (make demo ROWS=100000)
	./moorline demo --rows $(ROWS)

format: ## Format all Java sources
	mvn -B -q spotless:apply

ci: ## Run what must pass before a change lands
	.ci/run

clean: ## Remove all that was built, and the launcher's state
	mvn -B -q clean
	rm -rf .moorline
