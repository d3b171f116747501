package care.backstop.placement.model;

/** Who may have to agree before a group passes to another provider. The people in it decide each for themselves. */
public enum TransferParty {
    RECEIVING_PROVIDER("The provider who takes the group on"),
    LEAVING_PROVIDER("The provider who leaves"),
    COUNCIL("The council"),
    ICB("The ICB");

    private final String words;

    TransferParty(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
