"""First names that tell "he" from "she". A name that is given to both, or is not here, decides nothing."""

from __future__ import annotations

MEN = frozenset(
    """aaron abdul abdullah adam adrian ahmed alan albert alejandro alexander alfred ali allen andrei andrew
    anthony antonio antonin arthur barack ben benjamin bernard bernie bill bob boris brad brian bruce bryan carl carlos
    charles charlie chris christian christopher chuck claude craig dan daniel david dennis diego dmitri don donald
    douglas ed eduardo edward emmanuel eric erik ernest evan fernando francis francisco francois françois frank
    franklin fred frederick gary george gerald gilles gordon graham greg gregory hans harold harry hassan henry
    herbert howard hugo hussein ian ibrahim igor ismail ivan jack jacques jake james jason jay jean-yves
    jean-luc jean-claude jeb jeff jeffrey jens jeremy jerry jim jimmy joe john johnny jonathan jorge jose josé joseph
    joshua juan julian justin karl keith ken kenneth kevin khaled klaus kofi lamar larry laurence lawrence
    leonard lester lloyd louis luc luigi luis luke mahmoud marc marco mark martin matt matthew max michael
    michel miguel mike mitch mohamed mohammad mohammed muhammad mustafa nathan neil nicholas nick nicolas nigel norman
    oliver omar oscar osama pablo patrick paul pedro peter phil philip philippe pierre rafael raj ralph ray raymond
    recep ricardo richard rob robby robert roberto rodrigo roger ron ronald roy rush russell ryan salman sam samuel
    scott sebastian sergei seth simon stanley stefan stephen steve steven stuart ted terry theodore thomas tim timothy
    todd tom tommy tony trey victor viktor vincent vladimir walter warren wayne werner will william wolfgang xavier
    youssef yusuf zachary""".split()
)
WOMEN = frozenset(
    """abigail adriana agnes aisha alice alicia alison allison amanda amina amy ana anastasia andrea angela angelique
    anita ann anna anne annie barbara beatrice betty beth brenda bridget camille carla carly carmen carol caroline
    catherine cecilia charlotte chelsea christina christine claire clara claudia cynthia daniela deborah debbie denise
    diana diane donna dorothy elaine eleanor elena elisabeth elizabeth ellen emily emma erica erin esther eva evelyn
    fatima fiona florence frances gabriela gail georgia gina gloria grace hannah heather helen helena hillary ingrid
    irene isabel isabella ivana ivanka jacqueline jane janet janice jeanne jennifer jenny jessica jill joan
    joanna josephine joyce judith judy julia julie karen kate katherine kathleen kathryn katie kellyanne khadija laura
    lauren layla leila lena lily linda lisa loretta louise lucia lucy lydia madeleine margaret maria marie marianne
    marina marion martha mary maryam megan melania melissa mercedes michelle miriam monica mona nadia nancy naomi
    natalia natalie natasha nicola nicole nina noor nora olga olivia pamela patricia paula penelope petra rachel
    rebecca rita rosa rose ruth sabrina sally samantha sandra sara sarah sharon sheila shirley silvia simone sofia
    sonia sonya sophia sophie stephanie susan suzanne sylvia tamara tara teresa theresa tina ursula valerie vanessa
    vera veronica victoria virginia vivian wendy yasmin yvonne zahra zainab zeinab""".split()
)
