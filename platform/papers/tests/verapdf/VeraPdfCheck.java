import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks PDF files against veraPDF's profile of PDF/UA-1. Leaves with 0 when all comply, else with 2. */
public class VeraPdfCheck {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean allComply = true;
        for (String file : files) {
            allComply &= complies(new File(file));
        }
        System.exit(allComply ? 0 : 2);
    }

    private static boolean complies(File file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, PDFAFlavour.PDFUA_1)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false);
            ValidationResult result = validator.validate(parser);
            int rules = result.getValidationProfile().getRules().size();
            System.out.printf("%s: %s (%d rules, %d checks)%n", file,
                    result.isCompliant() ? "complies" : "DOES NOT COMPLY", rules, result.getTotalAssertions());
            for (TestAssertion check : result.getTestAssertions()) {
                if (check.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.printf("  %s-%d %s%n    %s%n", check.getRuleId().getClause(),
                            check.getRuleId().getTestNumber(), check.getMessage(), check.getLocation().getContext());
                }
            }
            return result.isCompliant();
        }
    }
}
