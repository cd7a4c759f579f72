package muster.far;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import muster.client.ClientException;
import org.jspecify.annotations.Nullable;

/** Tells in a sentence that says where, whatever goes wrong with a server. */
record ToldServer(FarAddress address, FarServer server) implements FarServer {

    @Override
    public String greet() {
        return told(address, server::greet);
    }

    @Override
    public FarWriter writer() {
        return new ToldWriter(address, server.writer());
    }

    @Override
    public List<FarGroup> groups() {
        return told(address, server::groups);
    }

    @Override
    public Stream<FarPerson> people() {
        Iterator<FarPerson> people = told(address, () -> server.people().iterator());
        Iterator<FarPerson> carefully = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return told(address, people::hasNext);
            }

            @Override
            public FarPerson next() {
                return told(address, people::next);
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(carefully, Spliterator.ORDERED), false);
    }

    @Override
    public boolean isWhole(long told) {
        return told(address, () -> server.isWhole(told));
    }

    /** Does something with another server. */
    static <T extends @Nullable Object> T told(FarAddress address, Supplier<T> act) {
        String where = "The server at " + address.host();
        try {
            return act.get();
        } catch (ClientException.Refused refused) {
            String said = refused.getMessage();
            throw new FarTrouble(where + " refused (" + refused.status() + "): " + said, refused);
        } catch (ClientException failed) {
            throw new FarTrouble(where + ": " + failed.getMessage() + ".", failed);
        } catch (IllegalArgumentException unsound) {
            throw new FarTrouble("The address or the key cannot be used: " + unsound.getMessage() + ".", unsound);
        }
    }
}
