//! The recursions of the grammar.

#![allow(dead_code)]

/// What begins a name, and what each level of a recursion of the grammar adds. Found by following every production
/// that leads back to itself.
#[rustfmt::skip]
pub const CYCLES: &[(&str, &str)] = &[
    // Types.
    ("_Z1f", "P"), ("_Z1f", "R"), ("_Z1f", "O"), ("_Z1f", "C"), ("_Z1f", "G"), ("_Z1f", "KP"), ("_Z1f", "PK"),
    ("_Z1f", "A1_"), ("_Z1f", "A_"), ("_Z1f", "AL"), ("_Z1f", "M1A"), ("_Z1f", "M"), ("_Z1f", "F"), ("_Z1f", "PF"),
    ("_Z1f", "FvPF"), ("_Z1f", "Fi"), ("_Z1f", "KF"), ("_Z1f", "DoF"), ("_Z1f", "Dw"), ("_Z1f", "DOcv"),
    ("_Z1f", "DxF"), ("_Z1f", "Dp"), ("_Z1f", "Dv4_"), ("_Z1f", "Dv_"), ("_Z1f", "Dvcv"), ("_Z1f", "DBcv"), ("_Z1f", "Dy"),
    ("_Z1f", "DTcv"), ("_Z1f", "DtL"), ("_Z1f", "U1a"), ("_Z1f", "U1aI"), ("_Z1f", "U1aKU1b"), ("_Z1fI", "u1aI"),
    ("_Z1f", "TsN1AI"), ("_Z1f", "Dk1CI"), ("_Z1f", "UlP"), ("_Z1f", "Ul"), ("_Z1f", "UlvQcv"), ("_Z1f", "Ue"),
    // Names.
    ("_Z", "Z"), ("_Z1f", "Z"), ("_ZZ1fvE", "Z1fvE"), ("_ZZ1fvE", "d_Z1fvE"), ("_ZN1A", "CI1N1A"), ("_ZSt", "CI1St"),
    ("_ZN1AcvN1A", "cvN1A"), ("_ZN1AC1I", "N1AI"), ("_ZNUl", "NUl"), ("_ZNDTcvN", "DTcvN"),
    ("_ZTV", "N1AI"), ("_ZGT", "tGT"), ("_ZTh1_", "Th1_"), ("_ZTch1_h1_", "Tch1_h1_"), ("_ZGA", "GA"),
    ("_ZGR", "Z1fvEN1AI"),
    // Template arguments and parameters.
    ("_Z1fI", "1AI"), ("_Z1fI", "J"), ("_Z1fI", "I"), ("_Z1fI", "Xcv1AI"), ("_Z1fI", "L_Z1fI"),
    ("_Z1fI", "LZ1fI"), ("_Z1fI", "Ty"), ("_Z1fI", "Tk1CI"), ("_Z1fI", "Tp"), ("_Z1fI", "TtTy"),
    ("_Z1fI", "LDmvl"), ("_Z1fI", "LDmob"), ("_Z1fI", "LDmfn1fI"), ("_Z1fI", "LDmct1AI"), ("_Z1fI", "LDmtyDS"),
    ("_Z1fI", "LDmdsDS"), ("_Z1fI", "LDmdsi____"), ("_Z1f", "DS"), ("_Z1f", "DSLDmty"), ("_Z1f", "NDScv"), ("_Z1f", "DSfp_I"),
    ("_Z1fI", "Tt"), ("_ZNUl", "Tt"), ("_ZNUl", "Tp"), ("_ZNUl", "TnUl"), ("_Z1fIQ", "ng"),
    // Expressions.
    ("_Z1fIX", "ng"), ("_Z1fIX", "pl"), ("_Z1fIX", "pp_"), ("_Z1fIX", "pp"), ("_Z1fIX", "qu"), ("_Z1fIX", "ix"),
    ("_Z1fIX", "cl"), ("_Z1fIX", "cp"), ("_Z1fIX", "cvi"), ("_Z1fIX", "cvi_"), ("_Z1fIX", "tli"), ("_Z1fIX", "il"),
    ("_Z1fIXil", "di1a"), ("_Z1fIXil", "dxLi1E"), ("_Z1fIXil", "dXLi1ELi2E"), ("_Z1fIX", "dci"),
    ("_Z1fIX", "sci"), ("_Z1fIX", "nw"), ("_Z1fIX", "nw_ipi"), ("_Z1fIX", "nw_iil"), ("_Z1fIX", "gsnw"),
    ("_Z1fIX", "dl"), ("_Z1fIX", "gsda"), ("_Z1fIX", "sPX"), ("_Z1fIX", "sp"), ("_Z1fIX", "sy"), ("_Z1fIX", "fLpl"),
    ("_Z1fIX", "flpl"), ("_Z1fIX", "frpl"), ("_Z1fIX", "fRpl"), ("_Z1fIX", "tw"), ("_Z1fIX", "u1fX"),
    ("_Z1fIX", "u8__uuidofzng"), ("_Z1fIX", "u8__uuidofz"), ("_Z1fIX", "sz"), ("_Z1fIX", "stDT"),
    ("_Z1fIX", "so1AI"), ("_Z1fIX", "soi"), ("_Z1fIX", "mci"), ("_Z1fIX", "rqX"), ("_Z1fIX", "rqT1AIX"), ("_Z1fIX", "rqQ"),
    ("_Z1fIX", "rqXfp_R1CIX"), ("_Z1fIX", "sr1AIX"), ("_Z1fIX", "sr1AI"), ("_Z1fIX", "srNDT"),
    ("_Z1fIX", "srDT"), ("_Z1fIX", "srDS"), ("_Z1fIX", "DS"), ("_Z1fIX", "dn1AIX"), ("_Z1fIX", "dnDT"), ("_Z1fIX", "onplIX"), ("_Z1fIX", "gs1fIX"),
    ("_Z1fIX", "1fIX"), ("_Z1fIX", "dt"), ("_Z1fIX", "nx"),
    ("_Z1fUa9enable_ifI", "Xcv1AI"),
];

/// Names that nest as deep as one likes: what begins them, what each level adds before and after the innermost part,
/// and what ends them.
pub struct Nesting {
    pub before: &'static str,
    pub open: &'static str,
    pub inner: &'static str,
    pub close: &'static str,
    pub after: &'static str,
}

impl Nesting {
    pub fn name(&self, levels: usize) -> String {
        [self.before, &self.open.repeat(levels), self.inner, &self.close.repeat(levels), self.after].concat()
    }
}

const fn nesting(
    before: &'static str,
    open: &'static str,
    inner: &'static str,
    close: &'static str,
    after: &'static str,
) -> Nesting {
    Nesting { before, open, inner, close, after }
}

/// Whole names for the recursions that matter to the printer.
#[rustfmt::skip]
pub const NESTINGS: &[Nesting] = &[
    // Types.
    nesting("_Z1f", "P", "i", "", ""),
    nesting("_Z1f", "R", "i", "", ""),
    nesting("_Z1f", "PK", "i", "", ""),
    nesting("_Z1f", "C", "f", "", ""),
    nesting("_Z1f", "A1_", "i", "", ""),
    nesting("_Z1f", "PA1_", "i", "", ""),
    nesting("_Z1f", "M1A", "i", "", ""),
    nesting("_Z1f", "MP", "i", "1A", ""),
    nesting("_Z1f", "PF", "i", "iE", ""),
    nesting("_Z1f", "PFv", "i", "E", ""),
    nesting("_Z1f", "PKFv", "i", "E", ""),
    nesting("_Z1f", "PDoFv", "i", "RE", ""),
    nesting("_Z1f", "M1AKFv", "i", "E", ""),
    nesting("_Z1f", "PDwPDwi", "i", "EFvvEEFvvE", ""),
    nesting("_Z1f", "Dp", "i", "", ""),
    nesting("_Z1f", "Dv4_", "f", "", ""),
    nesting("_Z1f", "U1a", "i", "", ""),
    nesting("_Z1f", "PU1a", "i", "", ""),
    nesting("_Z1f", "U1aIi", "i", "Ei", ""),
    nesting("_Z1f", "DTcv", "i", "Li0EE", ""),
    nesting("_Z1f", "DTst", "i", "E", ""),
    nesting("_Z1f", "DyDp", "i", "Li0E", ""),
    nesting("_Z1f", "UlP", "i", "E_", ""),
    nesting("_ZN", "Ul", "v", "E_", "1fEv"),
    nesting("_ZNUl", "TnUl", "v", "E_v", "E_1fEv"),
    nesting("_ZNUl", "Tt", "Ty", "E", "vE_1fEv"),
    nesting("_ZNUl", "Tp", "Ty", "", "vE_1fEv"),
    // Names.
    nesting("_Z", "Z", "1fv", "E1x", ""),
    nesting("_Z", "ZZ", "1fv", "E1gvEs", ""),
    nesting("_Z", "Z1fvE", "1x", "", ""),
    nesting("_Z", "Z1fvEd_", "1x", "", ""),
    nesting("_Z", "Z", "1fv", "ENKUlvE_clEv", ""),
    nesting("_ZN1A", "CI1N1A", "C1", "E", "Ei"),
    nesting("_ZTV", "1AI", "i", "E", ""),
    nesting("_Z1f", "N1A1BI", "i", "E1CE", ""),
    nesting("_Z1f", "N1AC1I", "i", "EE", ""),
    nesting("_ZGT", "tGT", "n1fv", "", ""),
    nesting("_ZTh1_", "Th1_", "1fv", "", ""),
    nesting("_ZN1Acv", "N1BI", "i", "EE", "Ev"),
    // Template arguments.
    nesting("_Z1fI", "1AI", "i", "E", "Evv"),
    nesting("_Z1f", "1AI", "i", "Ei", ""),
    nesting("_Z1fI", "St6vectorI", "i", "SaIiEE", "Evv"),
    nesting("_Z1fI", "J", "i", "E", "Evv"),
    nesting("_Z1fI", "L_Z1fI", "i", "EvvE", "Evv"),
    nesting("_Z1fI", "L_Z1fI", "i", "EviE", "Evv"),
    nesting("_Z1fI", "XadL_Z1fI", "i", "EvvEE", "Evv"),
    nesting("_Z1fI", "Tn1AI", "i", "ELi0E", "Evv"),
    nesting("_Z1fI", "LDmvl", "Li1E", "E", "Evv"),
    nesting("_Z1fI", "LDmfn1fI", "i", "EvvE", "Evv"),
    nesting("_Z1fI", "LDmct1AI", "i", "EE", "Evv"),
    nesting("_Z1fI", "LDmdsi____", "Li1E", "E", "Evv"),
    nesting("_Z1f", "DSLDmty", "i", "EE", ""),
    nesting("_Z1f", "NDSLDmty", "i", "EE1xE", ""),
    // Expressions.
    nesting("_Z1fIX", "ng", "Li1E", "", "EEvv"),
    nesting("_Z1fIX", "pl", "Li1E", "Li1E", "EEvv"),
    nesting("_Z1fIX", "plLi1E", "Li1E", "", "EEvv"),
    nesting("_Z1fIX", "gt", "Li1E", "Li1E", "EEvv"),
    nesting("_Z1fIX", "aS", "Li1E", "Li1E", "EEvv"),
    nesting("_Z1fIX", "pp", "Li1E", "", "EEvv"),
    nesting("_Z1fIX", "qu", "Li1E", "Li1ELi1E", "EEvv"),
    nesting("_Z1fIX", "ix", "Li1E", "Li1E", "EEvv"),
    nesting("_Z1fIX", "cl", "1g", "E", "EEvv"),
    nesting("_Z1fIX", "cl1g", "Li1E", "E", "EEvv"),
    nesting("_Z1fIX", "cvi", "Li1E", "", "EEvv"),
    nesting("_Z1fIX", "cvi_", "Li1E", "E", "EEvv"),
    nesting("_Z1fIX", "tl1A", "Li1E", "E", "EEvv"),
    nesting("_Z1fIX", "il", "Li1E", "E", "EEvv"),
    nesting("_Z1fIXil", "di1a", "Li1E", "", "EEEvv"),
    nesting("_Z1fIXil", "dxLi1E", "Li1E", "", "EEEvv"),
    nesting("_Z1fIXil", "dXLi1ELi2E", "Li1E", "", "EEEvv"),
    nesting("_Z1fIX", "sci", "Li1E", "", "EEvv"),
    nesting("_Z1fIX", "nw", "Li1E", "_iE", "EEvv"),
    nesting("_Z1fIX", "nw_ipi", "Li1E", "E", "EEvv"),
    nesting("_Z1fIX", "dl", "Li1E", "", "EEvv"),
    nesting("_Z1fIX", "sPX", "Li1E", "EE", "EEvv"),
    nesting("_Z1fIX", "sp", "Li1E", "", "EEvv"),
    nesting("_Z1fIX", "sy", "Li1E", "Li1E", "EEvv"),
    nesting("_Z1fIX", "flpl", "Li1E", "", "EEvv"),
    nesting("_Z1fIX", "fLpl", "Li1E", "Li1E", "EEvv"),
    nesting("_Z1fIX", "tw", "Li1E", "", "EEvv"),
    nesting("_Z1fIX", "u1gX", "Li1E", "EE", "EEvv"),
    nesting("_Z1fIX", "stDT", "Li1E", "E", "EEvv"),
    nesting("_Z1fIX", "nx", "Li1E", "", "EEvv"),
    nesting("_Z1fIX", "so1A", "Li1E", "E", "EEvv"),
    nesting("_Z1fIX", "mc1A", "Li1E", "E", "EEvv"),
    nesting("_Z1fIX", "rqX", "Li1E", "E", "EEvv"),
    nesting("_Z1fIX", "rqQ", "Li1E", "E", "EEvv"),
    nesting("_Z1fIX", "rQi_X", "Li1E", "E", "EEvv"),
    nesting("_Z1fIX", "rqT1AIX", "Li1E", "EEE", "EEvv"),
    nesting("_Z1fIX", "rqXLi1ER1CIX", "Li1E", "EEE", "EEvv"),
    nesting("_Z1fIX", "sr1AIX", "Li1E", "EE1b", "EEvv"),
    nesting("_Z1fIX", "sr1AIX", "Li1E", "EEE1b", "EEvv"),
    nesting("_Z1fIX", "dn1AIX", "Li1E", "EE", "EEvv"),
    nesting("_Z1fIX", "dtLi1E1bIX", "Li1E", "EE", "EEvv"),
    nesting("_Z1fIX", "1gIX", "Li1E", "EE", "EEvv"),
    nesting("_Z1fIX", "onplIX", "Li1E", "EE", "EEvv"),
    nesting("_Z1fUa9enable_ifIXil", "il", "Li1E", "E", "EEEv"),
    nesting("_Z1fIiQ", "ng", "Li1E", "", "Evv"),
    nesting("_Z1fIiEvT_Q", "aa", "Li1E", "Li1E", ""),
];
