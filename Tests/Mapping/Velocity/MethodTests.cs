using static Stepyard.Tests.Mapping.Velocity.Templates;

namespace Stepyard.Tests.Mapping.Velocity;

public sealed class MethodTests
{
    [Theory]
    [InlineData("$s.length() $s.size()", "11 $s.size()")]
    [InlineData("$s.substring(6) $s.substring(0, 5)", "World Hello")]
    [InlineData("$s.toUpperCase() $s.toLowerCase()", "HELLO WORLD hello world")]
    [InlineData("$s.indexOf('o') $s.indexOf('o', 5) $s.lastIndexOf('o') $s.indexOf('x')", "4 7 7 -1")]
    [InlineData("$s.contains('lo W') $s.startsWith('Hell') $s.endsWith('x') $s.isEmpty() $s.empty", "true true false false false")]
    [InlineData("$s.replace('l', 'L') $s.replaceAll('[eo]', '<$0>') $s.replaceFirst('o', '')", "HeLLo WorLd H<e>ll<o> W<o>rld Hell World")]
    [InlineData("$s.split(' ') $s.split(' ').size() $s.split('o', 2)[1] $s.split('')[0]", "[Hello, World] 2  World H")]
    [InlineData("$s.equals('Hello World') $s.equalsIgnoreCase('HELLO world') $s.compareTo('Help')", "true true -4")]
    [InlineData("$s.charAt(4) $s.concat('!') $s.hashCode() $s.matches('H.*d') $s.matches('Hello')", "o Hello World! -862545276 true false")]
    [InlineData("$s.trim() $s.repeat(2) $s.toCharArray().size() $s.codePointAt(0)", "Hello World Hello WorldHello World 11 72")]
    [InlineData("$s.join('-', [1, 'b', true]) $s.valueOf(1.5) $s.format('%s|%5d|%-3s|%05.1f|%x', 'a', 42, 'b', 2.25, 255)", "1-b-true 1.5 a|   42|b  |002.3|ff")]
    [InlineData("$s.nothing() $s.substring('1') $s.getClass() $s.class", "$s.nothing() $s.substring('1') $s.getClass() $s.class")]
    [InlineData("'$s'.length()", "'Hello World'.length()")]
    public void Texts_have_the_methods_of_a_Java_String(string template, string expected) =>
        Render(template, ("s", "Hello World")).ShouldBe(expected);

    [Theory]
    [InlineData("a,b,,c,,", ",", "[a, b, , c]")]
    [InlineData("", ",", "[]")]
    [InlineData("abc", ",", "[abc]")]
    [InlineData(",,", ",", "[]")]
    [InlineData("a&b=c", "[&=]", "[a, b, c]")]
    public void Split_leaves_out_empty_pieces_at_the_end(string text, string pattern, string expected) =>
        Render("$text.split($pattern)", ("text", text), ("pattern", pattern)).ShouldBe(expected);

    [Theory]
    [InlineData(@"it\'s", "\"\\\\'\", \"'\"", "it's")]
    [InlineData("a.b", @"'\.', '\\'", @"a\b")]
    [InlineData("a.b", @"'\Q.\E', '\$'", "a$b")]
    [InlineData("x1y", @"'(?<d>\d)', '[${d}]'", "x[1]y")]
    [InlineData("ab", @"'(a)(b)', '$2$1$11'", "baa1")]
    [InlineData("aXb", @"'\p{Upper}', '-'", "a-b")]
    [InlineData("foo foo", @"'(\w+) \1', '$1'", "foo")]
    public void Regular_expressions_are_Java_s(string text, string arguments, string expected) =>
        Render($"$text.replaceAll({arguments})", ("text", text)).ShouldBe(expected);

    [Theory]
    [InlineData("$l.size() $l.get(0) $l[1] $l[-1] $l.isEmpty() $l.empty", "3 a b c false false")]
    [InlineData("$l.contains('b') $l.indexOf('c') $l.contains(7) $l.containsAll(['a','b'])", "true 2 false true")]
    [InlineData("$l.add('d') $l $l.remove(0) $l $l.remove('b') $l", "true [a, b, c, d] a [b, c, d] true [c, d]")]
    [InlineData("$l.set(0, 'z') $l #set($l[1] = 'y')$l $l.subList(1, 3)", "a [z, b, c][z, y, c] [y, c]")]
    [InlineData("$l.addAll([1, 2]) $l.add(0, 'first') $l $!l.clear()$l.size()", "true $l.add(0, 'first') [first, a, b, c, 1, 2] 0")]
    [InlineData("$l.equals(['a', 'b', 'c']) #if($l == ['a', 'b', 'c'])same#end", "true same")]
    public void Lists_have_the_methods_of_a_Java_List(string template, string expected)
    {
        // Java's add(index, item) returns nothing, and so renders as it is written.
        Render(template, ("l", List("a", "b", "c"))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("$m.a $m['a'] $m[\"a\"] $m.get('a') $m.none $!m.none", "1 1 1 1 $m.none ")]
    [InlineData("$m.size() $m.isEmpty() $m.containsKey('b') $m.containsKey('z') $m.containsValue(2)", "2 false true false true")]
    [InlineData("$m.keySet() $m.values() $m.entrySet() $m", "[a, b] [1, 2] [a=1, b=2] {a=1, b=2}")]
    [InlineData("$!m.put('c', 3)$m $m.put('c', 4) $m.remove('a') $m $m.getOrDefault('q', 'none')", "{a=1, b=2, c=3} 3 1 {b=2, c=4} none")]
    [InlineData("$!m.putAll({'x': 1.0})#set($m.y = $m.x)#set($m['z'] = true)$m", "{a=1, b=2, x=1.0, y=1.0, z=true}")]
    public void Maps_have_the_methods_of_a_Java_Map(string template, string expected) =>
        Render(template, ("m", Map(("a", 1L), ("b", 2L)))).ShouldBe(expected);

    [Theory]
    [InlineData("$n.intValue() $d.intValue() $d.toString() $n.doubleValue() $n.compareTo(8)", "7 2 2.5 7.0 -1")]
    [InlineData("$n.parseInt('42') $n.parseInt('ff', 16) $n.toHexString(255) $n.toString(5, 2) $n.max(3, 9)", "42 255 ff 101 9")]
    [InlineData("$d.parseDouble('1e3') $d.valueOf('2') $n.valueOf('2')", "1000.0 2.0 2")]
    [InlineData("$b.toString() $b.equals(true) $b.booleanValue() $b.parseBoolean('TRUE')", "true true true true")]
    public void Numbers_and_booleans_have_the_methods_of_Java_s(string template, string expected) =>
        Render(template, ("n", 7L), ("d", 2.5), ("b", true)).ShouldBe(expected);
}
