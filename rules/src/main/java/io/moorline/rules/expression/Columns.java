package io.moorline.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the columns that an expression reads: {@code row["name"]} or {@code row.name}. */
final class Columns {

  private static final String INDEX = "_[_]";

  private Columns() {}

  static Set<String> of(CelAbstractSyntaxTree tree) throws InvalidExpressionException {
    Set<String> columns = new TreeSet<>();
    List<CelNavigableExpr> rows =
        CelNavigableAst.fromAst(tree)
            .getRoot()
            .allNodes()
            .filter(node -> node.getKind() == Kind.IDENT)
            .filter(node -> node.expr().ident().name().equals(Expressions.ROW))
            .toList();
    for (CelNavigableExpr row : rows) {
      columns.add(column(row).orElseThrow(Columns::unnamed));
    }
    return columns;
  }

  private static Optional<String> column(CelNavigableExpr row) {
    return row.parent().map(CelNavigableExpr::expr).flatMap(Columns::named);
  }

  private static Optional<String> named(CelExpr parent) {
    if (parent.getKind() == Kind.SELECT) {
      return Optional.of(parent.select().field());
    }
    if (parent.getKind() != Kind.CALL || !parent.call().function().equals(INDEX)) {
      return Optional.empty();
    }
    return Optional.of(parent.call().args().get(1))
        .filter(index -> index.getKind() == Kind.CONSTANT)
        .map(CelExpr::constant)
        .filter(constant -> constant.getKind() == CelConstant.Kind.STRING_VALUE)
        .map(CelConstant::stringValue);
  }

  private static InvalidExpressionException unnamed() {
    return new InvalidExpressionException(List.of("reads the row without naming a column"));
  }
}
