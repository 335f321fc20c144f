package health.cairn.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Lets anybody in and says it is an old PostgreSQL, in PostgreSQL's own protocol (version 3), to the real driver. A real one
 * that old cannot be had from the packages that the build uses.
 */
final class OldPostgres implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final ServerSocket server;
    private final String version;

    private OldPostgres(ServerSocket server, String version) {
        this.server = server;
        this.version = version;
    }

    static OldPostgres version(String version) throws IOException {
        var old = new OldPostgres(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), version);
        Thread.ofVirtual().start(old::serve);
        return old;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/cairn";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void answer(Socket socket) {
        try (socket;
                var in = new DataInputStream(socket.getInputStream());
                var out = new DataOutputStream(socket.getOutputStream())) {
            int length = in.readInt();
            int request = in.readInt();
            while (request == SSL_REQUEST || request == GSS_REQUEST) {
                out.writeByte('N');
                length = in.readInt();
                request = in.readInt();
            }
            in.skipNBytes(length - 8L);
            message(out, 'R', new byte[] {0, 0, 0, 0}); // no password needed
            parameter(out, "server_version", version);
            parameter(out, "client_encoding", "UTF8");
            parameter(out, "DateStyle", "ISO, MDY");
            parameter(out, "standard_conforming_strings", "on");
            parameter(out, "integer_datetimes", "on");
            parameter(out, "TimeZone", "UTC");
            message(out, 'Z', new byte[] {'I'});
            // What the driver then sets up is confirmed, whatever it is.
            for (int type = in.read(); type >= 0 && type != 'X'; type = in.read()) {
                in.skipNBytes(in.readInt() - 4L);
                switch (type) {
                    case 'P' -> message(out, '1', new byte[0]);
                    case 'B' -> message(out, '2', new byte[0]);
                    case 'D' -> message(out, 'n', new byte[0]);
                    case 'E' -> message(out, 'C', "SET\0".getBytes(StandardCharsets.UTF_8));
                    case 'S' -> message(out, 'Z', new byte[] {'I'});
                    case 'Q' -> {
                        message(out, 'C', "SET\0".getBytes(StandardCharsets.UTF_8));
                        message(out, 'Z', new byte[] {'I'});
                    }
                    default -> {}
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void parameter(DataOutputStream out, String name, String value) throws IOException {
        message(out, 'S', (name + "\0" + value + "\0").getBytes(StandardCharsets.UTF_8));
    }

    private static void message(DataOutputStream out, char type, byte[] body) throws IOException {
        out.writeByte(type);
        out.writeInt(body.length + 4);
        out.write(body);
        out.flush();
    }
}
