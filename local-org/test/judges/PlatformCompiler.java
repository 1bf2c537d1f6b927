import apex.jorje.semantic.common.TestAccessEvaluator;
import apex.jorje.semantic.common.TestSymbolProvider;
import apex.jorje.semantic.compiler.ApexCompiler;
import apex.jorje.semantic.compiler.CodeUnit;
import apex.jorje.semantic.compiler.CompilationInput;
import apex.jorje.semantic.compiler.CompilerStage;
import apex.jorje.semantic.compiler.Namespaces;
import apex.jorje.semantic.compiler.SourceFile;
import apex.jorje.semantic.compiler.parser.ParserEngine;
import apex.jorje.semantic.compiler.sfdc.NoopCompilerProgressCallback;
import apex.jorje.semantic.compiler.sfdc.QueryValidator;
import apex.jorje.semantic.ast.expression.SoqlExpression;
import apex.jorje.semantic.ast.expression.SoslExpression;
import apex.jorje.semantic.ast.visitor.ValidationScope;
import apex.jorje.semantic.symbol.resolver.SymbolResolver;
import apex.jorje.semantic.symbol.type.TypeInfo;
import apex.jorje.services.Version;
import apex.jorje.services.exception.CompilationException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Judges Apex with the compiler that prettier-plugin-apex ships: reads lines {"files": [text, …]}, answers each with a line
 * [{"line": 1, "message": "…"}, …]. Queries are the server's matter and are not judged.
 */
public class PlatformCompiler {
  private static final String LIBRARY = "StandardApexLibrary/";
  private static final String API = "com/salesforce/api/";
  private static final Map<String, String> paths = new HashMap<>();

  public static void main(String[] args) throws Exception {
    java.util.logging.LogManager.getLogManager().reset();
    readLibrary();
    ObjectMapper json = new ObjectMapper();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      List<Map<String, Object>> found = new ArrayList<>();
      try {
        judge((List<?>) json.readValue(line, Map.class).get("files"), found);
      } catch (RuntimeException failure) {
        found.add(Map.of("line", 0, "message", "the judge failed: " + failure));
      }
      out.println(json.writeValueAsString(found));
    }
  }

  private static void judge(List<?> texts, List<Map<String, Object>> found) {
    List<SourceFile> files = new ArrayList<>();
    for (Object text : texts)
      files.add(SourceFile.builder().setBody((String) text).setVersion(Version.CURRENT).build());
    CompilationInput input = new CompilationInput(
        files, new Library(), new TestAccessEvaluator(), new NoQueries(), null, new NoopCompilerProgressCallback());
    ApexCompiler compiler = ApexCompiler.builder()
        .setInput(input)
        .setParserType(ParserEngine.Type.NAMED)
        .setHiddenTokenBehavior(ParserEngine.HiddenTokenBehavior.IGNORE)
        .build();
    compiler.compile(CompilerStage.ADDITIONAL_VALIDATE);
    for (CodeUnit unit : compiler.getCodeUnits()) {
      if (!files.contains(unit.getSourceFile())) continue;
      for (CompilationException error : unit.getErrors().get()) {
        int line = error.getLoc() == null ? 0 : error.getLoc().getLine();
        found.add(Map.of("line", line, "message", error.getError()));
      }
    }
  }

  private static void readLibrary() throws Exception {
    String jar = ApexCompiler.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    try (JarFile file = new JarFile(jar)) {
      file.stream()
          .map(JarEntry::getName)
          .filter(name -> name.startsWith(LIBRARY) && name.endsWith(".cls"))
          .forEach(name -> paths.put(name.substring(LIBRARY.length(), name.length() - 4).toLowerCase(), name));
    }
  }

  /** The platform's types, which the jar has as Apex without bodies. */
  private static final class Library extends TestSymbolProvider {
    private final Set<String> loaded = new HashSet<>();

    @Override
    public TypeInfo find(SymbolResolver resolver, TypeInfo from, String name) {
      TypeInfo known = super.find(resolver, from, name);
      if (known != null) return known;
      String key = name.startsWith(API) ? name.substring(API.length()) : name;
      String path = paths.get(key);
      if (path == null || !loaded.add(key)) return null;
      addAdditionalFiles(SourceFile.builder()
          .setBody(read(key, path))
          .setVersion(Version.CURRENT)
          .setNamespace(Namespaces.create(path.split("/")[1]))
          .setTrusted(true)
          .setMocked(true)
          .setFileBased(true)
          .setKnownName(key)
          .build());
      return super.find(resolver, from, key);
    }

    /** The library does not say that exceptions extend Exception. */
    private static String read(String key, String path) {
      try (InputStream in = ApexCompiler.class.getClassLoader().getResourceAsStream(path)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (!key.endsWith("exception") || text.contains(" extends ")) return text;
        return text.replaceFirst("class (\\w+)", "virtual class $1 extends Exception")
            .replaceAll("(?m)^  global .*;?\\s*\\{\\}.*$", "");
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private static final class NoQueries implements QueryValidator {
    @Override
    public String validateSoql(SymbolResolver resolver, ValidationScope scope, SoqlExpression query) {
      return "";
    }

    @Override
    public String validateSosl(SymbolResolver resolver, ValidationScope scope, SoslExpression query) {
      return "";
    }
  }
}
