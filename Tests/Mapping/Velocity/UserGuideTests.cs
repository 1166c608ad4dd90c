using static Stepyard.Tests.Mapping.Velocity.Templates;

namespace Stepyard.Tests.Mapping.Velocity;

/// <summary>The examples of Velocity's user guide, section by section.</summary>
public sealed class UserGuideTests
{
    [Fact]
    public void Hello_Velocity_World() =>
        Render("<html>\n<body>\n#set( $foo = \"Velocity\" )\nHello $foo World!\n</body>\n<html>").ShouldBe("<html>\n<body>\nHello Velocity World!\n</body>\n<html>");

    [Fact]
    public void Comments_do_not_render() =>
        Render("""
            This text is visible. ## This text is not.
            This text is visible.
            This text is visible. #* This text, as part of a multi-line
            comment, is not visible. #set($x = *# This text is outside the comment, so it is visible.
            ## This text is not visible.
            #**
            @author nobody
            *#
            end
            """).ShouldBe("""
            This text is visible. This text is visible.
            This text is visible.  This text is outside the comment, so it is visible.

            end
            """);

    [Theory]
    [InlineData("$foo $mudSlinger $mud-slinger $mud_slinger $mudSlinger1", "1 $mudSlinger 2 $mud_slinger 3")]
    [InlineData("Jack is a $vicemaniac.", "Jack is a $vicemaniac.")]
    [InlineData("Jack is a ${vice}maniac.", "Jack is a kleptomaniac.")]
    [InlineData("value=\"$email\" \"$!email\" \"$!{email}\"", "value=\"$email\" \"\" \"\"")]
    [InlineData("only $2.50! $ $$ ${ $} $!{ $[", "only $2.50! $ $$ ${ $} $!{ $[")]
    [InlineData("$customer.Address ${customer.Address} $customer.address $customer.Address.City", "Hill 1 Hill 1 $customer.address $customer.Address.City")]
    public void References_render_as_their_values(string template, string expected) =>
        Render(template, ("foo", 1L), ("mud-slinger", 2L), ("mudSlinger1", 3L), ("vice", "klepto"), ("customer", Map(("Address", "Hill 1")))).ShouldBe(expected);

    [Fact]
    public void A_backslash_makes_a_reference_that_has_a_value_literal() =>
        Render("""
            #set( $email = "foo" )
            $email
            \$email
            \\$email
            \\\$email
            """).ShouldBe("""
            foo
            $email
            \foo
            \$email
            """);

    [Fact]
    public void A_backslash_before_a_reference_without_a_value_is_text() =>
        Render("""
            $email
            \$email
            \\$email
            \\\$email
            """).ShouldBe("""
            $email
            \$email
            \\$email
            \\\$email
            """);

    [Fact]
    public void A_backslash_before_the_exclamation_mark_escapes_it() =>
        Render("""
            #set( $foo = "bar" )
            $\!foo
            $\!{foo}
            $\\!foo
            $\\\!foo
            \$foo
            \$!foo
            \$!{foo}
            \\$!{foo}
            """).ShouldBe("""
            $!foo
            $!{foo}
            $\!foo
            $\\!foo
            $foo
            $!foo
            $!{foo}
            \bar
            """);

    [Fact]
    public void What_is_undefined_stays_as_it_is_written() =>
        Render("#set( $foo = \"gibbous\" )\n$moon = $foo").ShouldBe("$moon = gibbous");

    [Fact]
    public void Brackets_tell_a_directive_from_the_text_after_it() =>
        Render("#set($a = 2)#if($a==1)true enough#{else}no way!#end").ShouldBe("no way!");

    [Fact]
    public void Set_takes_every_kind_of_value() =>
        Render("""
            #set( $monkey = {} )
            #set( $my = "own" )
            #set( $monkey.Friend = "monica" )
            #set( $monkey.Number = 123 )
            #set( $monkey.Say = ["Not", $my, "fault"] )
            #set( $monkey.Map = {"banana" : "good", "roast beef" : "bad"})
            $monkey.Friend $monkey.Number $monkey.Say.get(0) $monkey.Say $monkey.Map.get("banana") $monkey.Map.banana $monkey.Map["roast beef"]
            """).ShouldBe("monica 123 Not [Not, own, fault] good good bad");

    [Fact]
    public void A_null_is_not_assigned() =>
        Render("""
            #set( $result = $query.name )
            The result of the first query is $result
            #set( $result = $query.address )
            The result of the second query is $result
            """, ("query", Map(("name", "bill"), ("address", null)))).ShouldBe("""
            The result of the first query is bill
            The result of the second query is bill
            """);

    [Fact]
    public void Double_quotes_interpolate_and_single_quotes_do_not() =>
        Render("""
            #set( $directoryRoot = "www" )
            #set( $templateName = "index.vm" )
            #set( $template = "$directoryRoot/$templateName" )
            $template
            #set( $blargh = '$template' )
            $blargh
            #set( $size = "Big" )
            #set( $name = "Ben" )
            #set( $clock = "${size}Tall$name" )
            The clock is $clock.
            """).ShouldBe("""
            www/index.vm
            $template
            The clock is BigTallBen.
            """);

    [Theory]
    [InlineData(5, 6, "Go North")]
    [InlineData(10, 6, "Go East")]
    [InlineData(15, 6, "Go South")]
    [InlineData(15, 7, "Go West")]
    public void If_takes_the_first_branch_that_is_true(long foo, long bar, string expected) =>
        Render("#if( $foo < 10 )\nGo North\n#elseif( $foo == 10 )\nGo East\n#elseif( $bar == 6 )\nGo South\n#else\nGo West\n#end\n", ("foo", foo), ("bar", bar)).ShouldBe(expected + "\n");

    [Theory]
    [InlineData("$foo == $bar", false)]
    [InlineData("$foo != $bar", true)]
    [InlineData("$foo && $bar", true)]
    [InlineData("$foo && $undefined", false)]
    [InlineData("$undefined || $bar", true)]
    [InlineData("!$undefined", true)]
    [InlineData("not $foo", false)]
    [InlineData("1 lt 2 and 2 le 2 and 3 gt 2 and 3 ge 3 and 1 eq 1 and 1 ne 2", true)]
    [InlineData("$foo eq 'acid' or false", false)]
    [InlineData("'' && 0 && []", true)]
    [InlineData("1 == 1.0", true)]
    [InlineData("1 == '1'", true)]
    [InlineData("'a' < 'b'", false)]
    [InlineData("$undefined == $alsoUndefined", true)]
    [InlineData("(1 + 2) * 3 == 9 && !(1 > 2)", true)]
    public void Conditions_compare_and_combine(string condition, bool expected) =>
        Render($"#set($foo = \"deoxyribonucleic acid\")#set($bar = \"ribonucleic acid\")#if( {condition} )true#{{else}}false#end").ShouldBe(expected ? "true" : "false");

    [Fact]
    public void Foreach_goes_through_lists_and_the_keys_and_values_of_maps() =>
        Render("""
            #foreach( $key in $allProducts.keySet() )
            Key: $key -> Value: $allProducts.get($key)
            #end
            #foreach( $product in $allProducts )
            $velocityCount $product
            #end
            #foreach( $entry in $allProducts.entrySet() )
            $foreach.count $foreach.index $entry.key $entry.value $foreach.first $foreach.last $foreach.hasNext
            #end
            """, ("allProducts", Map(("mud", 5L), ("clay", 7L)))).ShouldBe("""
            Key: mud -> Value: 5
            Key: clay -> Value: 7
            1 5
            2 7
            1 0 mud 5 true false true
            2 1 clay 7 false true false

            """);

    [Fact]
    public void The_range_operator_counts_up_and_down_and_is_text_elsewhere() =>
        Render("#foreach( $foo in [1..5] )$foo #end|#foreach( $bar in [2..-2] )$bar #end|#set( $arr = [0..1] )#foreach( $i in $arr )$i #end|[1..3]")
            .ShouldBe("1 2 3 4 5 |2 1 0 -1 -2 |0 1 |[1..3]");

    [Fact]
    public void Break_ends_a_loop_and_stop_the_template() =>
        Render("#foreach($i in [1..9])#foreach($j in [1..9])#if($j > 2)#break#end$i$j #if($i == 3)#break($foreach.parent)#end#end#end.#stop never").ShouldBe("11 12 21 22 31 .");

    [Fact]
    public void Loop_variables_are_what_they_were_after_the_loop() =>
        Render("#set($i = 'before')#foreach($i in [1..2])#foreach($k in [1..2])$foreach.index#end$foreach.index #end$i $k $foreach $velocityCount").ShouldBe("010 011 before $k $foreach $velocityCount");

    [Fact]
    public void Macros_take_arguments_by_name() =>
        Render("""
            #macro( tablerows $color $somelist )
            #foreach( $something in $somelist )
            <tr><td bgcolor=$color>$something</td></tr>
            #end
            #end
            #set( $greatlakes = ["Superior","Michigan"] )
            #set( $color = "blue" )
            #tablerows( $color $greatlakes )
            #macro( inner $foo )
            inner : $foo#end
            #macro( outer $foo )
            #set($bar = "outerlala")
            outer : $foo#end
            #set($bar = 'calltimelala')
            #outer( "#inner($bar)" )
            """).ShouldBe("""
            <tr><td bgcolor=blue>Superior</td></tr>
            <tr><td bgcolor=blue>Michigan</td></tr>
            outer : inner : outerlala
            """);

    [Fact]
    public void A_macro_renders_its_body_and_a_missing_argument_as_the_caller_wrote_it() =>
        Render("#macro(d $a $b)<$!bodyContent|$a|$!b>#end#@d($nothing.here)Hello#end #d('x', 'y') #unknown($x) #fff").ShouldBe("<Hello|$nothing.here|> <|x|y> #unknown($x) #fff");

    [Fact]
    public void A_defined_block_renders_anew_at_each_use() =>
        Render("#define( $block )Hello $who#end\n#set( $who = 'World!' )\n$block #set($who = 'you')$block").ShouldBe("Hello World!Hello you");

    [Fact]
    public void Escaped_directives_are_text() =>
        Render("\\#if( $jazz )\n    Vyacheslav Ganelin\n\\#end\n", ("jazz", true)).ShouldBe("#if( true )\n    Vyacheslav Ganelin\n#end\n");

    [Fact]
    public void A_pair_of_backslashes_before_a_directive_renders_as_one() =>
        Render("\\\\#if( $jazz )\n   Vyacheslav Ganelin\n\\\\#end\n", ("jazz", true)).ShouldBe("\\   Vyacheslav Ganelin\n\\");

    [Fact]
    public void An_unparsed_text_keeps_its_dollars_and_hashes() =>
        Render("#[[$foo #if ## \\]]# $foo", ("foo", 1L)).ShouldBe("$foo #if ## \\ 1");

    [Fact]
    public void White_space_is_gobbled_after_directives_and_before_set()
    {
        Render("Send #set($foo=[\"$10 and \",\"a pie\"])#foreach($a in $foo)$a#end please.").ShouldBe("Send $10 and a pie please.");
        Render("Send me\n#set($foo       = [\"$10 and \",\"a pie\"])\n                 #foreach           ($a in $foo )$a\n         #end please.")
            .ShouldBe("Send me\n                 $10 and \n         a pie\n          please.");
        Render("#set($a = 1)\n   #set($b = 2)\n{\n   #set($c = 3) \n  $a$b$c }").ShouldBe("{\n     123 }");
    }

    [Theory]
    [InlineData("$bar + 3", "10")]
    [InlineData("$bar - 4", "3")]
    [InlineData("$bar * 6", "42")]
    [InlineData("$bar / 2", "3")]
    [InlineData("$bar % 5", "2")]
    [InlineData("1 + 2 * 3 - 4", "3")]
    [InlineData("7 / 2.0", "3.5")]
    [InlineData("1.0 * 10000000", "1.0E7")]
    [InlineData("9223372036854775807 + 1", "9223372036854775808")]
    [InlineData("'a' + 1 + true", "a1true")]
    [InlineData("1 / 0", "unset")]
    [InlineData("$bar + $undefined", "unset")]
    public void Numbers_are_added_subtracted_multiplied_and_divided(string expression, string expected) =>
        Render($"#set($foo = 'unset')#set( $foo = {expression} )$foo", ("bar", 7L)).ShouldBe(expected);

    [Fact]
    public void Texts_concatenate_by_standing_side_by_side() =>
        Render("#set( $size = \"Big\" )#set( $name = \"Ben\" )The clock is $size$name. #set( $clock = \"$size$name\" )$clock ${size}Tall$name").ShouldBe("The clock is BigBen. BigBen BigTallBen");
}
